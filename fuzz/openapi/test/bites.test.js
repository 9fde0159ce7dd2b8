// A gateway of one endpoint that breaks its document in a known way: the fuzzer has to find each.
import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from 'node:test';
import { Gateway } from '../lib/http.js';
import { Payer } from '../lib/payer.js';
import { Run } from '../lib/run.js';

const problem = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
const DOCUMENT = {
  openapi: '3.1.0',
  security: [],
  paths: {
    '/things': {
      post: {
        operationId: 'createThing',
        requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
        responses: {
          200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Done' } } } },
          400: problem,
          413: problem,
          415: problem,
        },
      },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: 'object',
        additionalProperties: false,
        required: ['amount'],
        properties: { amount: { type: 'integer', minimum: 1, maximum: 1000 }, name: { type: 'string', maxLength: 20 } },
      },
      Done: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
      Problem: { type: 'object', required: ['status'], properties: { status: { type: 'integer' }, code: { type: 'string' }, detail: { type: 'string' } } },
    },
  },
};

/** What the good gateway answers: status and body. */
function good(request, text) {
  if (request.method !== 'POST') return [405];
  if (request.headers['content-type'] !== 'application/json') return [415];
  if (text.length > 200_000) return [413];
  if (request.url.includes('?')) return [400];
  const thing = strict(text);
  return thing === undefined ? [400] : [200, { id: 'x' }];
}

function strict(text) {
  // JSON.parse takes duplicates, fractions of zero and lone surrogates; this gateway takes none of them.
  if (/\ufffd|\ud800|\\ud800|\d\.0|\de\d/i.test(text) || (text.match(/"amount"/g) ?? []).length > 1) return undefined;
  try {
    const thing = JSON.parse(text);
    const names = Object.keys(thing);
    const isRight =
      names.every((name) => name === 'amount' || name === 'name') &&
      Number.isInteger(thing.amount) && thing.amount >= 1 && thing.amount <= 1000 &&
      (thing.name === undefined || (typeof thing.name === 'string' && [...thing.name].length <= 20));
    return isRight ? thing : undefined;
  } catch {
    return undefined;
  }
}

async function fuzz(answerOf, limitMs, mostFailures = 2) {
  const server = http.createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const [status, body] = answerOf(request, text);
    response.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' });
    response.end(JSON.stringify(body ?? { status, code: 'invalid_request', detail: 'x' }));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const lines = [];
  const gateway = new Gateway(`http://127.0.0.1:${server.address().port}`, 'key');
  const run = new Run({ document: DOCUMENT, gateway, payer: new Payer(), seed: 7, now: 1_767_225_600_000, mostFailures, print: (line) => lines.push(line) });
  await run.for(limitMs);
  gateway.close();
  server.close();
  return lines.join('\n');
}

test('a gateway that keeps its word is not accused', async () => {
  assert.match(await fuzz(good, 1_500), /failures=0/);
});

const bugs = {
  'a server error on one value': [(request, text) => (text.includes('"amount":1000') ? [500] : good(request, text)), /answered 500/],
  'an undocumented status': [(request, text) => (text.includes('name') ? [418] : good(request, text)), /status 418 is not documented/],
  'an answer without a required member': [(request, text) => (good(request, text)[0] === 200 ? [200, {}] : good(request, text)), /must have required property 'id'/],
  'an answer with an undocumented member': [(request, text) => (good(request, text)[0] === 200 ? [200, { id: 'x', secret: 1 }] : good(request, text)), /must NOT have additional properties/],
  'an unknown member is taken': [(request, text) => (/unknown|Id|status/.test(text) ? [200, { id: 'x' }] : good(request, text)), /unknown member at .* is forbidden/],
  'a number out of range is taken': [(request, text) => (/"amount":(1001|0|-)/.test(text) ? [200, { id: 'x' }] : good(request, text)), /at \/amount is forbidden/],
  'a missing member is taken': [(request, text) => (text === '{}' ? [200, { id: 'x' }] : good(request, text)), /required at \/amount is forbidden/],
  'a text too long is taken': [(request, text) => (/"name":"a{21}"/.test(text) ? [200, { id: 'x' }] : good(request, text)), /maxLength at \/name is forbidden/],
  'the upper bound is refused': [(request, text) => (text.includes('"amount":1000') ? [400] : good(request, text)), /the schema allows it, and the answer is 400/],
  'a wrong media type is taken': [(request, text) => (request.headers['content-type'] === 'text/plain' ? [200, { id: 'x' }] : good(request, text)), /Content-Type: text\/plain: 200 is none/],
};

for (const [name, [gateway, found]] of Object.entries(bugs)) {
  test(`finds: ${name}`, async () => {
    const output = await fuzz(gateway, 10_000, 1);
    assert.match(output, found);
    assert.match(output, /seed \d+, path [\d:]+/);
    assert.match(output, /curl -i -X/);
  });
}
