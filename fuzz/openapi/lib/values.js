// Turns schemas into fast-check arbitraries of values that they allow, leaning towards their bounds.
import fc from 'fast-check';
import { isId } from './dictionary.js';
import { resolve } from './document.js';

const MOST_ITEMS = 4;
const MOST_MEMBERS = 4;
const MOST_TEXT = 60;
const DEEPEST = 5;
const CURRENCIES = ['CNY', 'CNY', 'CNY', 'USD', 'EUR', 'JPY', 'HKD', 'KWD'];
const HOUR_MS = 3_600_000;

export class Values {
  #document;
  #dictionary;
  #now;

  /** @param now milliseconds, around which times are made */
  constructor(document, dictionary, now) {
    this.#document = document;
    this.#dictionary = dictionary;
    this.#now = now;
  }

  /** Values that the schema allows. */
  of(schema, depth = 0) {
    const node = resolve(this.#document, schema);
    if (node.enum !== undefined) return fc.constantFrom(...node.enum);
    if (node.const !== undefined) return fc.constant(node.const);
    const type = [node.type].flat().find((name) => name !== 'null');
    if (type === 'integer') return this.#integer(node);
    if (type === 'boolean') return fc.boolean();
    if (type === 'string') return this.#text(node);
    if (type === 'array') return this.#list(node, depth);
    if (type === 'object') return this.#object(node, depth);
    if (type === 'number') return fc.double({ noNaN: true, noDefaultInfinity: true });
    return fc.jsonValue({ maxDepth: 2 });
  }

  #integer({ minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER }) {
    const small = Math.min(maximum, minimum + 10_000);
    return fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: minimum, max: small }) },
      { weight: 2, arbitrary: fc.maxSafeInteger().map((n) => clamp(n, minimum, maximum)) },
      { weight: 1, arbitrary: fc.constantFrom(minimum, maximum) },
    );
  }

  #text(node) {
    const fits = (text) => fitsText(node, text);
    const known = this.#dictionary.matching(fits);
    const made = this.#madeText(node, fits);
    return known.length === 0
      ? made
      : fc.oneof({ weight: 2, arbitrary: made }, { weight: 3, arbitrary: fc.constantFrom(...known) });
  }

  #madeText(node, fits) {
    switch (node.format) {
      case 'date-time':
        return this.#time();
      case 'iso-4217':
        return fc.constantFrom(...CURRENCIES);
      case 'uri':
        return url().filter(fits);
      default:
        return node.pattern === undefined ? freeText(node).filter(fits) : matchingText(node).filter(fits);
    }
  }

  #time() {
    return fc
      .oneof(
        fc.integer({ min: -24 * HOUR_MS, max: 24 * HOUR_MS }).map((shift) => this.#now + shift),
        fc.integer({ min: 0, max: 4_102_444_800_000 }),
      )
      .map((ms) => new Date(ms).toISOString());
  }

  #list(node, depth) {
    const minLength = node.minItems ?? 0;
    const maxLength = Math.min(node.maxItems ?? MOST_ITEMS, minLength + MOST_ITEMS);
    return fc.array(this.of(node.items ?? {}, depth + 1), { minLength, maxLength });
  }

  #object(node, depth) {
    const required = node.required ?? [];
    const names = Object.keys(node.properties ?? {}).filter((name) => depth < DEEPEST || required.includes(name));
    const members = Object.fromEntries(names.map((name) => [name, this.of(node.properties[name], depth + 1)]));
    const named = this.#named(node, members, required.filter((name) => name in members));
    const free = node.additionalProperties;
    if (free === undefined || free === false || names.length > 0) return named;
    return fc.dictionary(this.#memberName(node), this.of(free === true ? {} : free, depth + 1), {
      maxKeys: Math.min(node.maxProperties ?? MOST_MEMBERS, MOST_MEMBERS),
      noNullPrototype: true,
    });
  }

  /** Few optional members more often than many: rules between members forbid most of the many. */
  members(members, requiredKeys) {
    const optional = Object.keys(members).filter((name) => !requiredKeys.includes(name));
    const most = Math.min(2, optional.length);
    const few = fc.subarray(optional, { maxLength: most }).chain((names) => {
      const chosen = [...requiredKeys, ...names].map((name) => [name, members[name]]);
      return fc.record(Object.fromEntries(chosen), { noNullPrototype: true });
    });
    const many = fc.record(members, { requiredKeys, noNullPrototype: true });
    return fc.oneof({ weight: 3, arbitrary: few }, { weight: 1, arbitrary: many });
  }

  /** The document's example, a little changed, goes deeper than chance. */
  #named(node, members, requiredKeys) {
    const free = this.members(members, requiredKeys);
    if (node.example === undefined || Object.keys(members).length === 0) return free;
    // Texts that have to be there name things: ids of the examples exist nowhere, other names are best new half the time.
    const isName = ({ type, format, enum: choices }) => type === 'string' && format === undefined && choices === undefined;
    const names = requiredKeys.filter((name) => isName(node.properties[name]));
    const ids = names.filter((name) => isId(node.example[name]));
    const changed = fc
      .tuple(this.members(members, requiredKeys), fc.option(fc.constantFrom(...Object.keys(members)), { nil: '' }), fc.subarray(names))
      .map(([other, name, renamed]) => ({ ...node.example, ...pick(other, [name, ...renamed, ...ids]) }));
    return fc.oneof(free, changed);
  }

  #memberName(node) {
    return node.propertyNames === undefined ? fc.stringMatching(/^[a-z_]{1,12}$/) : this.#text(node.propertyNames);
  }
}

function pick(object, names) {
  return Object.fromEntries(Object.entries(object).filter(([name]) => names.includes(name)));
}

function clamp(number, minimum, maximum) {
  return Math.max(minimum, Math.min(maximum, number));
}

/** Lengths count code points, as JSON Schema and the gateway have it. */
function fitsText({ minLength = 0, maxLength = Infinity, pattern, format }, text) {
  const length = [...text].length;
  if (length < minLength || length > maxLength) return false;
  if (format === 'iso-4217' && !CURRENCIES.includes(text)) return false;
  if (format === 'date-time' && !/^\d{4}-\d\d-\d\dT/.test(text)) return false;
  return pattern === undefined || new RegExp(pattern, 'u').test(text);
}

function freeText({ minLength = 0, maxLength = MOST_TEXT }) {
  const most = Math.min(maxLength, minLength + MOST_TEXT);
  const units = fc.oneof(
    { weight: 5, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.constantFrom('蓝', '😀', "'", '"', '<script>', '%', '\\', '\u202e', '${7*7}', '--') },
  );
  const made = fc.string({ unit: units, minLength, maxLength: most });
  const longest = fc.constant('长'.repeat(Math.min(maxLength, 2_000)));
  return fc.oneof({ weight: 12, arbitrary: made }, { weight: 1, arbitrary: longest });
}

/** Patterns only of what may not be inside say nothing of how texts look. */
function matchingText(node) {
  if (node.pattern.startsWith('^[^')) return freeText(node);
  return fc.stringMatching(new RegExp(node.pattern, 'u'), { size: 'small' }).map((text) => cut(text, node.maxLength));
}

function cut(text, maxLength = Infinity) {
  return [...text].slice(0, maxLength).join('');
}

/** Of hosts that are reserved and never answer (RFC 6761): whatever the gateway calls, it calls nobody. */
function url() {
  const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}[a-z0-9]$/);
  const ending = fc.constantFrom('example', 'invalid', 'test', 'shop.example');
  const port = fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: undefined });
  const tail = fc.tuple(fc.webPath(), fc.option(fc.webQueryParameters()), fc.option(fc.webFragments()));
  return fc
    .tuple(fc.constantFrom('http', 'https'), label, ending, port, tail)
    .map(([scheme, name, end, number, [path, query, fragment]]) =>
      [
        `${scheme}://${name}.${end}`,
        number === undefined ? '' : `:${number}`,
        path,
        query === null ? '' : `?${query}`,
        fragment === null ? '' : `#${fragment}`,
      ].join(''),
    );
}
