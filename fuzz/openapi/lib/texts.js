// A right request spoiled below the schema: in its JSON, its bytes, its headers or its method.
const DEEP = 5_000;
const BODY_LIMIT_BYTES = 256 * 1024;

/** All kinds for this request; `statuses` are those that the case may be answered with. */
export function texts(operation, good) {
  const kinds = [...methods(operation, good), ...headers(operation, good), ...queries(operation, good)];
  return good.body === undefined ? kinds : [...kinds, ...bodies(operation, good)];
}

function methods(operation, good) {
  const others = ['DELETE', 'PUT', 'OPTIONS', 'TRACE', 'PROPFIND'].filter((method) => method !== operation.method);
  return others.map((method) => ({
    ...good,
    method,
    headers: { ...good.headers, 'Content-Type': undefined },
    body: undefined,
    ...fate(`method ${method}`, method === 'OPTIONS' ? [200, 204, 400, 404, 405] : [400, 404, 405]),
    isOther: true,
  }));
}

function headers(operation, good) {
  const kinds = [spoiled(good, { Accept: 'text/html' }, 'Accept: text/html', [200, 201, 400, 404, 406, 409, 422])];
  if (operation.needsKey) {
    for (const value of [undefined, 'Bearer x', 'Basic eDp5', 'Bearer ', 'Bearer \u00e9', `Bearer sk_test_${'a'.repeat(5_000)}`]) {
      kinds.push(spoiled(good, { Authorization: value }, 'Authorization', [400, 401, 429]));
    }
    kinds.push(spoiled(good, { Authorization: undefined, 'Signature-Input': 'sig1=("@method', Signature: 'sig1=:?:' }, 'Signature', [400, 401, 429]));
  }
  if (good.headers['Idempotency-Key'] !== undefined) {
    for (const value of [undefined, '', 'a b', 'a'.repeat(256), '\u00e9', ['a', 'b']]) {
      kinds.push(spoiled(good, { 'Idempotency-Key': value }, 'Idempotency-Key', [400]));
    }
  }
  return kinds;
}

function queries(operation, good) {
  const join = good.target.includes('?') ? '&' : '?';
  return ['%zz=1', '%=1', 'limit=%ff', 'a[]=%00', `x=${'a'.repeat(4_000)}`].map((bad) => ({
    ...good,
    target: good.target + join + bad,
    ...fate(`query ${bad.slice(0, 20)}`, operation.needsKey && !operation.isReserved ? [400] : [200, 400]),
  }));
}

function bodies(operation, good) {
  const { body } = good;
  const inside = body.slice(1, -1);
  const doubled = inside === '' ? '{"a":1,"a":2}' : `{${inside},${inside}}`;
  const wrong = [
    ['cut JSON', body.slice(0, -1)],
    ['something after the JSON', `${body} {}`],
    ['duplicate members', doubled],
    ['deep list', '['.repeat(DEEP) + ']'.repeat(DEEP)],
    ['deep object', '{"a":'.repeat(DEEP) + '1' + '}'.repeat(DEEP)],
    ['a list', `[${body}]`],
    ['null', 'null'],
    ['a text', '"x"'],
    ['comment', `/* x */${body}`],
    ['trailing comma', `${body.slice(0, -1)},}`],
    ['single quotes', "{'a':1}"],
    ['NaN', '{"amount":NaN}'],
    ['leading zero', '{"amount":01}'],
    ['long number', `{"amount":1${'0'.repeat(5_000)}}`],
    ['long exponent', '{"amount":1e999999999}'],
    ['fraction of an integer', '{"amount":1.0}'],
    ['exponent of an integer', '{"amount":1e2}'],
    ['long name', `{"${'a'.repeat(2_000)}":1}`],
    ['name of a prototype', '{"__proto__":{"amount":1}}'],
    ['lone surrogate', '{"subject":"\\ud800"}'],
    ['bad UTF-8', Buffer.concat([Buffer.from('{"subject":"'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}')])],
    ['overlong UTF-8', Buffer.concat([Buffer.from('{"subject":"'), Buffer.from([0xc0, 0x80]), Buffer.from('"}')])],
    ['UTF-16', Buffer.from(`\ufeff${body}`, 'utf16le')],
    ['raw control character', '{"subject":"a\u0000b"}'],
  ].map(([what, text]) => ({ ...good, body: text, ...fate(what, [400]) }));
  if (operation.body.required) wrong.push({ ...good, body: '', ...fate('empty body', [400]) });
  wrong.push({ ...good, body: `{"a":"${'a'.repeat(BODY_LIMIT_BYTES)}"}`, ...fate('large body', [413]) });
  for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'x', undefined, '*/*']) {
    wrong.push(spoiled(good, { 'Content-Type': type }, `Content-Type: ${type}`, [400, 415]));
  }
  return wrong;
}

function spoiled(good, headers, what, statuses) {
  return { ...good, headers: { ...good.headers, ...headers }, ...fate(what, statuses) };
}

function fate(what, statuses) {
  return { expect: 'mangled', what, statuses };
}
