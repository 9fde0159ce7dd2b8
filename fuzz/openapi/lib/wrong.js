// Values that break exactly one rule of a schema, each named by the rule and the JSON pointer of what breaks it.
import { resolve } from './document.js';

const DEEPEST = 4;
const WRONG_TYPES = {
  string: [1, true, [], {}, ['x']],
  integer: ['1', '', 1.5, true, [], {}],
  number: ['1', true, [], {}],
  boolean: ['true', 0, 1, [], {}],
  array: [{}, 'x', 1],
  object: [[], 'x', 1, true],
};
const WRONG_FORMATS = {
  'date-time': ['yesterday', '2026-02-30T00:00:00Z', '2026-01-01', '2026-01-01T25:00:00Z', '', '1767225600'],
  'iso-4217': ['cny', 'CNYX', 'CN', '', '156', 'ZZZ'],
  uri: ['javascript:alert(1)', '//x.example', 'ftp://x.example/a', 'https://user@x.example/', 'https://', '/a', ''],
};
const WRONG_TEXTS = ['', ' ', '\u0000', 'a b', 'é', '\u0007', 'A'.repeat(70), '../x', '%00', "' or 1=1", '\ud800'];
/** Numbers that no double holds, so they are written into the text as they stand. */
const HUGE = ['9223372036854775808', '-9223372036854775809', '1e309', '-1e309', '1e400000000', '1e9999999999', `1${'0'.repeat(60)}`];

/** A number in JSON as it is to be written. */
export class Literal {
  constructor(text) {
    this.text = text;
  }
}

/** Every way to break the schema: `{rule, pointer, steps, change}`, where change makes the bad value of a good one. */
export function waysToBreak(document, schema) {
  return broken(document, schema, [], DEEPEST);
}

/** A copy of the value that is broken so; undefined if there is no such place in it. */
export function breakIt(value, way) {
  const copy = structuredClone(value);
  if (way.steps.length === 0) return way.change(copy);
  const last = way.steps.at(-1);
  let parent = copy;
  for (const step of way.steps.slice(0, -1)) {
    parent = parent?.[step];
  }
  if (parent === null || typeof parent !== 'object') return undefined;
  const bad = way.change(parent[last]);
  if (bad === undefined) delete parent[last];
  else parent[last] = bad;
  return copy;
}

/** The JSON of a value that may hold literals. */
export function print(value) {
  const literals = [];
  const json = JSON.stringify(value, (key, part) => {
    if (!(part instanceof Literal)) return part;
    literals.push(part.text);
    return `\u0001literal ${literals.length - 1}\u0001`;
  });
  return json.replaceAll(/"\\u0001literal (\d+)\\u0001"/g, (found, index) => literals[Number(index)]);
}

function broken(document, schema, steps, depth) {
  const node = resolve(document, schema);
  const type = [node.type].flat()[0];
  const pointer = steps.map((step) => `/${step}`).join('');
  const way = (rule, bad) => ({ rule, pointer, steps, change: () => structuredCloneOf(bad) });
  const ways = (WRONG_TYPES[type] ?? []).map((bad) => way(`type ${type}`, bad));
  if (node.enum !== undefined) {
    ways.push(...[`${node.enum[0]}x`, node.enum[0].toUpperCase(), ''].map((bad) => way('enum', bad)));
  } else if (type === 'string') {
    ways.push(...wrongTexts(node).map(([rule, bad]) => way(rule, bad)));
  } else if (type === 'integer') {
    ways.push(...wrongIntegers(node).map(([rule, bad]) => way(rule, bad)));
  }
  if (depth === 0) return ways;
  if (type === 'array') ways.push(...wrongLists(document, node, steps, depth));
  if (type === 'object') ways.push(...wrongObjects(document, node, steps, depth));
  return ways;
}

function structuredCloneOf(bad) {
  return bad instanceof Literal ? bad : structuredClone(bad);
}

export function wrongTexts(node) {
  const bad = WRONG_TEXTS.map((text) => ['text', text]);
  if (node.pattern !== undefined) bad.push(...WRONG_TEXTS.map((text) => ['pattern', `a${text}`]));
  if (node.format in WRONG_FORMATS) bad.push(...WRONG_FORMATS[node.format].map((text) => [`format ${node.format}`, text]));
  if (node.maxLength !== undefined) bad.push(['maxLength', 'a'.repeat(node.maxLength + 1)], ['maxLength', '长'.repeat(node.maxLength + 1)]);
  if (node.minLength > 0) bad.push(['minLength', 'a'.repeat(node.minLength - 1)]);
  return bad;
}

function wrongIntegers(node) {
  const bad = HUGE.map((text) => ['huge', new Literal(text)]);
  if (node.minimum !== undefined) bad.push(['minimum', node.minimum - 1], ['minimum', -1e15]);
  if (node.maximum !== undefined) bad.push(['maximum', node.maximum + 1], ['maximum', Number.MAX_SAFE_INTEGER]);
  return bad;
}

function wrongLists(document, node, steps, depth) {
  const pointer = steps.map((step) => `/${step}`).join('');
  const ways = broken(document, node.items ?? {}, [...steps, 0], depth - 1);
  if (node.maxItems !== undefined) {
    const change = (list) => (list?.length > 0 ? Array(node.maxItems + 1).fill(list[0]) : undefined);
    ways.push({ rule: 'maxItems', pointer, steps, change });
  }
  if (node.minItems > 0) ways.push({ rule: 'minItems', pointer, steps, change: () => [] });
  return ways;
}

function wrongObjects(document, node, steps, depth) {
  const properties = Object.entries(node.properties ?? {});
  const at = (name) => ({ pointer: [...steps, name].map((step) => `/${step}`).join(''), steps: [...steps, name] });
  const ways = properties.flatMap(([name, property]) => broken(document, property, [...steps, name], depth - 1));
  for (const name of node.required ?? []) {
    ways.push({ rule: 'required', ...at(name), change: () => undefined });
    ways.push({ rule: 'required, null', ...at(name), change: () => null });
  }
  if (node.additionalProperties === false) {
    for (const name of ['unknown', 'status', 'amount_captured', '__proto__x', 'Id']) {
      if (!(name in (node.properties ?? {}))) ways.push({ rule: 'unknown member', ...at(name), change: () => 'x' });
    }
  } else if (typeof node.additionalProperties === 'object') {
    ways.push(...broken(document, node.additionalProperties, [...steps, 'k'], depth - 1));
    if (node.propertyNames !== undefined) ways.push({ rule: 'propertyNames', ...at('a b'), change: () => 'x' });
    if (node.maxProperties !== undefined) ways.push(tooManyMembers(node, steps));
  }
  return ways;
}

function tooManyMembers(node, steps) {
  const members = Array.from({ length: node.maxProperties + 1 }, (unused, i) => [`k${i}`, 'x']);
  const pointer = steps.map((step) => `/${step}`).join('');
  return { rule: 'maxProperties', pointer, steps, change: () => Object.fromEntries(members) };
}
