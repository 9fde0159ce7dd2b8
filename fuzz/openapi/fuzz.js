// Fuzzes the running gateway at TOLLBRIDGE_URL with the key TOLLBRIDGE_API_KEY. See docs/fuzzing.md.
//   --seconds N  how long (60)      --rounds N  so many rounds instead
//   --seed N     repeat a run (a new seed otherwise)
import { parseArgs } from 'node:util';
import { readDocument } from './lib/document.js';
import { Gateway } from './lib/http.js';
import { Payer } from './lib/payer.js';
import { Run } from './lib/run.js';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, rounds: { type: 'string' }, seed: { type: 'string' } },
});
const base = process.env.TOLLBRIDGE_URL ?? 'http://127.0.0.1:8080';
const key = process.env.TOLLBRIDGE_API_KEY;
if (key === undefined) throw new Error('set TOLLBRIDGE_API_KEY, for example to api_key of data/demo.json');

const now = Date.now();
const seed = values.seed === undefined ? now % 2 ** 31 : Number(values.seed);
const gateway = new Gateway(base, key);
const run = new Run({
  document: await readDocument(base),
  gateway,
  payer: new Payer(process.env.TOLLBRIDGE_SIMULATORS_URL, gateway),
  seed,
  now,
  print: (line) => console.log(line),
});
const length = values.rounds === undefined ? `${values.seconds} s` : `${values.rounds} rounds`;
console.log(`Fuzzing ${base} for ${length} with seed ${seed}`);
const failures = await (values.rounds === undefined ? run.for(Number(values.seconds) * 1_000) : run.rounds(Number(values.rounds)));
gateway.close();
process.exitCode = failures === 0 ? 0 : 1;
