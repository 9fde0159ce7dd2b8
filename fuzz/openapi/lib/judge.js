// What has to be true of every answer, and of the answer to each kind of request.
const SERVER_ERROR = 500;
const NOT_IMPLEMENTED = 501;
const TOO_MANY = 429;
const PROBLEM = 'application/problem+json';
const PROBLEM_SCHEMA = { $ref: '#/components/schemas/Problem' };
/** Answers that are true of every path, whether it is documented or not. */
const OF_ANY_PATH = new Set([404, 405, 406]);
const SCHEMA_LIKE = new Set(['invalid_request', 'unknown_member', 'malformed_json']);

/**
 * Rules between members, and of what this server has: the descriptions tell them, a schema cannot.
 * A refusal of a right request for any other reason is a fault of the gateway or of its document.
 */
const RULES_BESIDE_THE_SCHEMA = [
  /is required with/,
  /must not stand beside/,
  /must add up to|must be the sum of the line items/,
  /must be 60 seconds to 30 days from now/,
  /is no channel of this server/,
  /is no field of this channel/,
  /must have an item/,
  /needs the (code that was scanned|wallet's id of the payer)/,
  /has no such option, or its value is too long/,
  /needs an amount/,
  /does not make a code with the other parameters/,
];

export class Judge {
  #oracle;

  constructor(oracle) {
    this.#oracle = oracle;
  }

  /** What is wrong with the answer; empty if nothing is. */
  faults(operation, request, answer) {
    return [...this.#ofAnyAnswer(operation, request, answer), ...ofThis(operation, request, answer)];
  }

  #ofAnyAnswer(operation, request, answer) {
    const { status } = answer;
    if (status >= SERVER_ERROR && !(status === NOT_IMPLEMENTED && operation.isReserved)) {
      return [`answered ${status}: ${answer.text.slice(0, 300)}`];
    }
    if (request.method === 'OPTIONS' || request.method === 'TRACE') return [];
    const documented = operation.responses[status];
    if (documented === undefined && !OF_ANY_PATH.has(status)) return [`status ${status} is not documented: ${answer.text.slice(0, 300)}`];
    return status < 400 ? this.#ofSuccess(documented, answer) : this.#ofProblem(answer);
  }

  #ofSuccess(documented, answer) {
    const type = mediaType(answer);
    const content = documented.content?.[type];
    if (content === undefined) return [`content type ${type} is not documented for ${answer.status}`];
    if (answer.json === undefined) return ['the answer is no JSON'];
    return this.#oracle.faultsOfAnswer(content.schema, answer.json).map((fault) => `the answer breaks its schema: ${fault}`);
  }

  #ofProblem(answer) {
    if (mediaType(answer) !== PROBLEM) return [`${answer.status} is no ${PROBLEM} but ${mediaType(answer)}: ${answer.text.slice(0, 200)}`];
    const faults = this.#oracle.faultsOfAnswer(PROBLEM_SCHEMA, answer.json).map((fault) => `the problem breaks its schema: ${fault}`);
    if (answer.json.status !== answer.status) faults.push(`the problem says status ${answer.json.status}, HTTP says ${answer.status}`);
    return faults;
  }
}

function ofThis(operation, request, answer) {
  const { status } = answer;
  if (status === TOO_MANY || status === NOT_IMPLEMENTED) return [];
  switch (request.expect) {
    case 'right':
      return refusedWithoutRule(answer);
    case 'refused':
      return status === 400 ? [] : [`${request.what} is forbidden by the schema, and the answer is ${status}: ${answer.text.slice(0, 300)}`];
    case 'absent':
      return status === 404 || status === 400 ? [] : [`there is no ${request.what}, and the answer is ${status}: ${answer.text.slice(0, 300)}`];
    case 'mangled':
      return request.statuses.includes(status) || (status === 404 && request.ids.length > 0 && request.isOther)
        ? []
        : [`${request.what}: ${status} is none of ${request.statuses}: ${answer.text.slice(0, 300)}`];
    default:
      throw new Error(`unknown expectation ${request.expect}`);
  }
}

function refusedWithoutRule(answer) {
  if (answer.status < 400 || !SCHEMA_LIKE.has(answer.json?.code)) return [];
  const reasons = answer.json.errors?.map((error) => error.detail) ?? [answer.json.detail];
  return reasons
    .filter((reason) => !RULES_BESIDE_THE_SCHEMA.some((rule) => rule.test(reason)))
    .map((reason) => `the schema allows it, and the answer is ${answer.status}: ${reason} (${answer.text.slice(0, 300)})`);
}

function mediaType(answer) {
  return (answer.headers['content-type'] ?? 'none').split(';')[0].trim();
}
