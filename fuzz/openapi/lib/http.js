// Sends requests as they are, right or wrong, and tells how to send them again by hand.
import { randomUUID } from 'node:crypto';
import http from 'node:http';

const LIMIT_MS = 20_000;

/** An Idempotency-Key that is a new one each time it is sent. */
export const FRESH_KEY = '{fresh}';

export class Gateway {
  #base;
  #key;
  #agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

  constructor(base, key) {
    this.#base = new URL(base);
    this.#key = key;
  }

  /** @param request `{method, target, headers, body}`; a header of value undefined is left out */
  send(request, key = randomUUID()) {
    const headers = withoutUndefined({ Authorization: `Bearer ${this.#key}`, ...request.headers });
    if (headers['Idempotency-Key'] === FRESH_KEY) headers['Idempotency-Key'] = key;
    const body = request.body === undefined ? undefined : Buffer.from(request.body);
    if (body !== undefined) headers['Content-Length'] = body.length;
    const { hostname, port } = this.#base;
    return new Promise((done, failed) => {
      const options = { hostname, port, method: request.method, path: request.target, headers, agent: this.#agent };
      const call = http.request(options, (response) => read(response).then(done, failed));
      call.setTimeout(LIMIT_MS, () => call.destroy(new Error(`no answer within ${LIMIT_MS} ms`)));
      call.on('error', failed);
      call.end(body);
    });
  }

  close() {
    this.#agent.destroy();
  }

  /** The key is not printed: it is that of the demo merchant, in data/demo.json. */
  curl(request) {
    const headers = withoutUndefined({ Authorization: 'Bearer $KEY', ...request.headers });
    const parts = ['curl', '-i', '-X', request.method];
    for (const [name, value] of Object.entries(headers)) {
      for (const one of [value].flat()) parts.push('-H', header(name, one));
    }
    if (request.body !== undefined) parts.push('--data-binary', quote(request.body));
    return [...parts, '--path-as-is', quote(this.#base.origin + request.target)].join(' ');
  }
}

/** What is new each time, or secret, is left to the shell. */
function header(name, value) {
  if (value === FRESH_KEY) return `"${name}: $(uuidgen)"`;
  return value === 'Bearer $KEY' ? `"${name}: ${value}"` : quote(`${name}: ${value}`);
}

async function read(response) {
  const chunks = [];
  for await (const chunk of response) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return { status: response.statusCode, headers: response.headers, text, json: parse(text) };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withoutUndefined(headers) {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
}

/** For bash, byte by byte where it is not plain. */
export function quote(data) {
  const bytes = Buffer.from(data);
  if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f && byte !== 0x27)) return `'${bytes}'`;
  const escaped = [...bytes].map((byte) =>
    byte >= 0x20 && byte < 0x7f && byte !== 0x27 && byte !== 0x5c
      ? String.fromCharCode(byte)
      : `\\x${byte.toString(16).padStart(2, '0')}`,
  );
  return `$'${escaped.join('')}'`;
}
