// Goes round the operations until the time is over. Every property is fast-check's: seeded, and shrunk when it fails.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Dictionary, PathIds } from './dictionary.js';
import { operationsOf } from './document.js';
import { FRESH_KEY } from './http.js';
import { Judge } from './judge.js';
import { Oracle } from './oracle.js';
import { Requests } from './requests.js';
import { Values } from './values.js';

const RUNS_A_ROUND = 6;
const SHRINK_LIMIT_MS = 4_000;
const KINDS = ['right', 'wrong', 'mangled'];

export class Run {
  #gateway;
  #payer;
  #judge;
  #operations;
  #dictionary;
  #pathIds;
  #requests;
  #seed;
  #mostFailures;
  #print;
  #tally = new Map();
  #failures = new Map();

  /** @param mostFailures different ones, after which it stops */
  constructor({ document, gateway, payer, seed, now, print, mostFailures = 20 }) {
    this.#mostFailures = mostFailures;
    const oracle = new Oracle(document);
    this.#dictionary = new Dictionary(document);
    this.#pathIds = new PathIds(this.#dictionary);
    this.#requests = new Requests(document, new Values(document, this.#dictionary, now), this.#pathIds, oracle);
    this.#operations = operationsOf(document);
    this.#judge = new Judge(oracle);
    this.#gateway = gateway;
    this.#payer = payer;
    this.#seed = seed;
    this.#print = print;
  }

  /** Whole rounds, so that a seed asks the same again. Returns the number of different failures. */
  async rounds(count) {
    return this.#go((round) => round >= count, () => false);
  }

  /** At least one whole round: no operation is left out. Returns the number of different failures. */
  async for(limitMs) {
    const end = performance.now() + limitMs;
    const isOver = (round) => round > 0 && performance.now() > end;
    return this.#go(isOver, isOver);
  }

  async #go(isEnough, isOver) {
    for (let round = 0; !isEnough(round) && this.#failures.size < this.#mostFailures; round++) {
      const [order] = fc.sample(fc.shuffledSubarray(this.#operations, { minLength: this.#operations.length }), { seed: this.#seed + round, numRuns: 1 });
      for (const operation of order) {
        if (isOver(round)) break;
        for (const kind of KINDS) if (this.#failures.size < this.#mostFailures) await this.#check(operation, kind, this.#seed + round);
      }
      await this.#payer.payWhatIsOpen(this.#dictionary.ids('pay'));
    }
    this.#report();
    return this.#failures.size;
  }

  async #check(operation, kind, seed) {
    const arbitrary = this.#requests[kind](operation);
    if (arbitrary === undefined) return;
    const property = fc.asyncProperty(arbitrary, (request) => this.#send(operation, request));
    const result = await fc.check(property, { seed, numRuns: operation.isReserved ? 1 : RUNS_A_ROUND, interruptAfterTimeLimit: SHRINK_LIMIT_MS, maxSkipsPerRun: 1_000 });
    if (result.failed && result.counterexample !== null) {
      this.#fail(operation, kind, result);
    }
  }

  async #send(operation, request) {
    const key = randomUUID();
    const answer = await this.#gateway.send(request, key);
    this.#count(operation, request, answer);
    this.#learn(operation, request, answer);
    const faults = this.#judge.faults(operation, request, answer);
    const isRepeatable = request.headers['Idempotency-Key'] === FRESH_KEY && answer.status < 300 && request.method === operation.method;
    if (faults.length === 0 && request.again && isRepeatable) await this.#sendAgain(request, key, answer);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  }

  /** The same key and body again: the stored answer, and nothing done twice. */
  async #sendAgain(request, key, first) {
    const second = await this.#gateway.send(request, key);
    if (second.status !== first.status || second.text !== first.text || second.headers['idempotency-replayed'] !== 'true') {
      throw new Error(`with the same key again it answers ${second.status} ${second.text.slice(0, 300)}`);
    }
  }

  #learn(operation, request, answer) {
    if (answer.status >= 300 || request.method !== operation.method) return;
    this.#dictionary.learn(answer.json);
    this.#payer.learn(answer.json);
    for (const id of request.ids) this.#pathIds.took(operation.path, id);
  }

  #count(operation, request, answer) {
    if (!this.#tally.has(operation.name)) this.#tally.set(operation.name, new Map());
    const counts = this.#tally.get(operation.name);
    const outcome = answer.status < 300 && request.method === operation.method ? 'done' : request.expect === 'right' ? `${answer.status}` : 'refused';
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }

  #fail(operation, kind, result) {
    const [request] = result.counterexample;
    const message = result.errorInstance?.message ?? String(result.errorInstance);
    const name = `${kind} ${request.what ?? operation.name} ${message.replaceAll(/[0-9a-z]{26}|\d+/g, '#').slice(0, 80)}`;
    if (this.#failures.has(name)) return;
    this.#failures.set(name, request);
    this.#print(
      [
        `FAILURE ${this.#failures.size}: ${operation.method} ${operation.path}, ${kind}${request.what === undefined ? '' : ` (${request.what})`}`,
        `  ${message.replaceAll('\n', '\n  ')}`,
        `  seed ${result.seed}, path ${result.counterexamplePath}, ${result.numShrinks} times simpler than first found`,
        `  ${this.#gateway.curl(request)}`,
      ].join('\n'),
    );
  }

  #report() {
    let total = 0;
    for (const operation of this.#operations) {
      const counts = this.#tally.get(operation.name) ?? new Map();
      total += [...counts.values()].reduce((sum, count) => sum + count, 0);
      const text = [...counts].sort().map(([outcome, count]) => `${outcome} ${count}`).join(', ');
      this.#print(`${operation.method.padEnd(5)} ${operation.path.padEnd(42)} ${text || 'not reached'}`);
    }
    const untouched = this.#operations.filter((operation) => !this.#tally.has(operation.name)).length;
    const idle = this.#operations.filter(({ name, isReserved }) => !isReserved && !this.#tally.get(name)?.has('done'));
    this.#print(`never done: ${idle.map(({ name }) => name).join(', ') || 'none'}`);
    this.#print(`operations=${this.#operations.length} untouched=${untouched} requests=${total} seed=${this.#seed} failures=${this.#failures.size}`);
  }
}
