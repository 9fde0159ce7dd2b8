// Arbitraries of whole requests of one operation: right ones, ones that break a rule of the schema, and ones that break
// a rule of HTTP or JSON. Each carries what has to become of it.
import fc from 'fast-check';
import { breakIt, print, waysToBreak, wrongTexts } from './wrong.js';
import { texts } from './texts.js';
import { FRESH_KEY } from './http.js';

const WRONG_INTEGERS = ['', 'x', '1.5', '+1', '0x1', '1e1', ' 1', '٣', '-1', '9223372036854775808', '1,2', 'NaN'];
const WRONG_IDS = ['x', '%20', '%00', '..%2f..', '%ff', '%F0%9F%98%80', 'a'.repeat(3_000), '0', 'null', '-', '*', ';a=b', '%25'];
const ID_KINDS = ['pay', 'att', 'ref', 'acc', 'whe', 'whd', 'evt', 'cs', 'inc', 'led', 'cap', 'key', 'zz'];

export class Requests {
  #document;
  #values;
  #pathIds;
  #oracle;

  constructor(document, values, pathIds, oracle) {
    this.#document = document;
    this.#values = values;
    this.#pathIds = pathIds;
    this.#oracle = oracle;
  }

  /** What the document allows. */
  right(operation) {
    return this.#parts(operation).map((parts) => request(operation, parts, { expect: 'right' }));
  }

  /** One thing that the schemas forbid; undefined if they forbid nothing here. */
  wrong(operation) {
    const choices = [this.#wrongBody(operation), ...this.#wrongQueries(operation), this.#wrongPath(operation)];
    const possible = choices.filter((choice) => choice !== undefined);
    return possible.length === 0 ? undefined : fc.oneof(...possible);
  }

  /** Broken JSON, broken headers, wrong media types, wrong methods. */
  mangled(operation) {
    return fc.tuple(this.#parts(operation), fc.nat()).map(([parts, choice]) => {
      const good = request(operation, parts, { expect: 'right' });
      const kinds = texts(operation, good);
      return kinds[choice % kinds.length];
    });
  }

  #parts(operation) {
    return fc.record({
      ids: this.#ids(operation),
      query: this.#query(operation),
      body: operation.body === undefined ? fc.constant(undefined) : this.#body(operation),
      again: fc.nat({ max: 3 }).map((one) => one === 0),
    });
  }

  #ids(operation) {
    const count = operation.parameters.filter((parameter) => parameter.in === 'path').length;
    const known = this.#pathIds.candidates(operation.path);
    const made = fc.stringMatching(/^[0-7][0-9a-hjkmnp-tv-z]{25}$/).map((id) => `pay_${id}`);
    const id = known.length === 0 ? made : fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: made });
    return fc.array(id, { minLength: count, maxLength: count });
  }

  #body(operation) {
    const value = this.#values.of(operation.body.schema);
    return operation.body.required ? value : fc.option(value, { nil: undefined });
  }

  #query(operation) {
    const parameters = operation.parameters.filter((parameter) => parameter.in === 'query');
    const members = Object.fromEntries(parameters.map((parameter) => [parameter.name, this.#values.of(parameter.schema)]));
    const requiredKeys = parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name);
    return this.#values.members(members, requiredKeys).map(Object.entries);
  }

  #wrongBody(operation) {
    if (operation.body === undefined) return undefined;
    const { schema } = operation.body;
    const ways = waysToBreak(this.#document, schema);
    if (ways.length === 0) return undefined;
    return fc
      .tuple(this.#parts(operation), this.#values.of(schema), fc.constantFrom(...ways))
      .map(([parts, value, way]) => ({ parts, way, body: breakIt(value, way) }))
      .filter(({ body }) => body !== undefined && this.#oracle.faultsOfRequest(schema, plain(body)).length > 0)
      .map(({ parts, way, body }) =>
        request(operation, { ...parts, body }, { expect: 'refused', what: `${way.rule} at ${way.pointer || '/'}` }),
      );
  }

  #wrongQueries(operation) {
    const parameters = operation.parameters.filter((parameter) => parameter.in === 'query');
    const wrong = parameters.flatMap((parameter) =>
      wrongQueryTexts(parameter.schema)
        .filter((text) => this.#isWrong(parameter.schema, text))
        .map((text) => ({ name: parameter.name, text })),
    );
    const spoil = (spoiled, what) =>
      this.#parts(operation).map((parts) => request(operation, { ...parts, query: spoiled(parts.query) }, { expect: 'refused', what }));
    const choices = [];
    if (wrong.length > 0) {
      choices.push(
        fc.constantFrom(...wrong).chain(({ name, text }) =>
          spoil((query) => [...query.filter(([key]) => key !== name), [name, text]], `query parameter ${name}`),
        ),
      );
    }
    for (const { name, required } of parameters) {
      if (required) choices.push(spoil((query) => query.filter(([key]) => key !== name), `no query parameter ${name}`));
      choices.push(spoil((query) => [...query, [name, 'a'], [name, 'b']], `query parameter ${name} twice`));
    }
    // Pages of other standards, such as a key set, take what they do not know, as HTTP has it.
    if (!operation.needsKey) return choices.slice(0, wrong.length > 0 ? 1 : 0);
    if (parameters.length > 0) choices.push(spoil((query) => [...query, ['unknown', 'x']], 'unknown query parameter'));
    return choices;
  }

  #isWrong(schema, text) {
    const value = schema.type === 'integer' && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
    return this.#oracle.faultsOfRequest(schema, value).length > 0;
  }

  #wrongPath(operation) {
    if (!operation.path.includes('{') || operation.isReserved) return undefined;
    const unknown = fc
      .tuple(fc.constantFrom(...ID_KINDS), fc.stringMatching(/^[0-7][0-9a-hjkmnp-tv-z]{25}$/))
      .map(([kind, id]) => `${kind}_${id}`);
    const bad = fc.oneof(fc.constantFrom(...WRONG_IDS), unknown);
    return fc
      .tuple(this.#parts(operation), bad)
      .map(([parts, id]) => request(operation, { ...parts, ids: parts.ids.map(() => id) }, { expect: 'absent', what: `id ${id}` }));
  }
}

function wrongQueryTexts(schema) {
  if (schema.enum !== undefined) return ['x', '', schema.enum[0].toUpperCase(), `${schema.enum[0]},`];
  if (schema.type === 'integer') return [...WRONG_INTEGERS, `${(schema.minimum ?? 1) - 1}`, `${(schema.maximum ?? 1e14) + 1}`];
  return wrongTexts(schema)
    .map(([, text]) => text)
    .filter((text) => !text.includes('\ud800'));
}

/** What ajv sees of a body with literals: all of them are out of every bound. */
function plain(body) {
  return JSON.parse(print(body), (key, value) => value);
}

function request(operation, parts, fate) {
  const ids = [...parts.ids];
  const path = operation.path.replaceAll(/\{[^}]+\}/g, () => ids.shift());
  const query = parts.query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  const headers = {};
  if (parts.body !== undefined) headers['Content-Type'] = 'application/json';
  if (operation.parameters.some((parameter) => parameter.name === 'Idempotency-Key')) headers['Idempotency-Key'] = FRESH_KEY;
  return {
    method: operation.method,
    target: query === '' ? path : `${path}?${query}`,
    headers,
    body: parts.body === undefined ? undefined : print(parts.body),
    ids: parts.ids,
    again: parts.again,
    ...fate,
  };
}
