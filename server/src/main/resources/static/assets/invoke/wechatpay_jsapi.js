// Asks the wallet in whose browser this page is open. Whatever it answers, the checkout asks the channel.
(() => {
  "use strict";
  const sheet = document.getElementById("invoke");
  const pay = () =>
    window.WeixinJSBridge.invoke("getBrandWCPayRequest", JSON.parse(sheet.dataset.params), () =>
      location.assign(sheet.dataset.back),
    );
  document.getElementById("pay").addEventListener("click", pay);
  if (window.WeixinJSBridge) {
    pay();
  } else {
    document.addEventListener("WeixinJSBridgeReady", pay, { once: true });
  }
})();
