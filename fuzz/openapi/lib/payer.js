// The payer's hand: pays, at the simulated channel, what the fuzzer has created, so that there is something to refund.
const MOST_OPEN = 5;

export class Payer {
  #simulators;
  #gateway;
  #open = new Set();

  /** @param simulators URL of the simulators; undefined if nobody pays */
  constructor(simulators, gateway) {
    this.#simulators = simulators;
    this.#gateway = gateway;
  }

  learn(value) {
    if (value === null || typeof value !== 'object') return;
    if (typeof value.channel_order_no === 'string' && value.status === 'pending') this.#open.add(value.channel_order_no);
    Object.values(value).forEach((part) => this.learn(part));
  }

  /** @param payments ids, whose attempts are looked at first */
  async payWhatIsOpen(payments) {
    if (this.#simulators === undefined) return;
    for (const id of payments.slice(0, MOST_OPEN)) {
      const answer = await this.#gateway.send({ method: 'GET', target: `/v1/payments/${id}?expand=attempts`, headers: {} });
      this.learn(answer.json);
    }
    for (const number of [...this.#open].slice(0, MOST_OPEN)) {
      this.#open.delete(number);
      // An order that the fuzzer has closed meanwhile is refused, and that is as good.
      await fetch(`${this.#simulators}/alipay/control/orders/${encodeURIComponent(number)}/pay`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      });
    }
  }
}
