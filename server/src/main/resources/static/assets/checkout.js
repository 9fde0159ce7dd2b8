// Makes the checkout live. Without this file every form and link still works.
(() => {
  "use strict";
  const booth = document.getElementById("booth");
  const POLL_MS = 2000;
  const STREAM_FAILURES_BEFORE_POLLING = 3;
  let polling = 0;
  let returning = 0;
  let deadline = Infinity;

  const panel = () => document.getElementById("panel");
  const isFinal = () => panel().dataset.final === "true";
  // The server answers 204 when there is nothing new, and htmx then leaves the page alone.
  const look = () => window.htmx.trigger(panel(), "look");

  const viewport = () =>
    window.innerWidth + (window.matchMedia("(pointer: coarse)").matches ? " touch" : " mouse");

  const arm = () => {
    document.querySelectorAll('input[name="viewport"]').forEach((input) => {
      input.value = viewport();
    });
    const clock = panel().querySelector("time[data-millis]");
    deadline = clock ? performance.now() + Number(clock.dataset.millis) : Infinity;
    const link = panel().querySelector("a[data-return-seconds]");
    if (link && !returning) {
      returning = setTimeout(() => location.assign(link.href), Number(link.dataset.returnSeconds) * 1000);
    }
  };

  // 1:05:09 or 5:09, as the server writes it.
  const clockText = (seconds) => {
    const two = (number) => String(number).padStart(2, "0");
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    return (hours ? hours + ":" + two(minutes) : minutes) + ":" + two(seconds % 60);
  };

  const tick = () => {
    const clock = panel().querySelector("time[data-millis]");
    if (!clock) {
      return;
    }
    const seconds = Math.max(0, Math.ceil((deadline - performance.now()) / 1000));
    clock.textContent = clockText(seconds);
    clock.closest(".clock").classList.toggle("soon", seconds <= 60);
    if (seconds === 0) {
      deadline = Infinity;
      look();
    }
  };

  const poll = () => {
    if (!polling) {
      booth.dataset.live = "polling";
      polling = setInterval(() => (isFinal() ? clearInterval(polling) : look()), POLL_MS);
    }
  };

  const listen = () => {
    if (isFinal()) {
      return;
    }
    if (!window.EventSource) {
      poll();
      return;
    }
    let failures = 0;
    const source = new EventSource(booth.dataset.events + "?seen=" + encodeURIComponent(panel().dataset.version));
    source.addEventListener("open", () => {
      failures = 0;
      booth.dataset.live = "stream";
    });
    source.addEventListener("changed", (event) => {
      if (event.data !== panel().dataset.version) {
        look();
      }
    });
    source.addEventListener("error", () => {
      failures += 1;
      if (isFinal()) {
        source.close();
      } else if (source.readyState === EventSource.CLOSED || failures >= STREAM_FAILURES_BEFORE_POLLING) {
        source.close();
        poll();
      }
    });
    document.body.addEventListener("htmx:afterSettle", () => isFinal() && source.close());
  };

  document.body.addEventListener("htmx:afterSettle", arm);
  document.addEventListener("visibilitychange", () => !document.hidden && !isFinal() && look());
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  setInterval(tick, 250);
  arm();
  listen();
})();
