// Ajv (JSON Schema 2020-12, which OpenAPI 3.1 uses) judges requests and answers by the document's schemas.
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const DOCUMENT = 'openapi.json';

export class Oracle {
  #requests;
  #answers;

  constructor(document) {
    this.#requests = compiler(document);
    this.#answers = compiler(withoutUndocumentedMembers(document));
  }

  /** What is wrong with a value that is sent; an empty list if the schema allows it. */
  faultsOfRequest(schema, value) {
    return faults(this.#requests, absolute(schema), value);
  }

  /** What is wrong with a value that came back. Members that the document does not name are wrong too. */
  faultsOfAnswer(schema, value) {
    return faults(this.#answers, absolute(schema), value);
  }
}

function faults(ajv, schema, value) {
  if (ajv.validate(schema, value)) return [];
  return ajv.errors.map((error) => `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`);
}

function compiler(document) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, addUsedSchema: false });
  addFormats(ajv);
  // Which three letters are a currency only the gateway knows; the shape is in the pattern.
  ajv.addFormat('iso-4217', /^[A-Z]{3}$/);
  ajv.addSchema({ $id: DOCUMENT, components: document.components });
  return ajv;
}

const rewritten = new WeakMap();

function absolute(schema) {
  if (!rewritten.has(schema)) rewritten.set(schema, rewrite(schema));
  return rewritten.get(schema);
}

function rewrite(node) {
  if (Array.isArray(node)) return node.map(rewrite);
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) =>
      key === '$ref' && value.startsWith('#') ? [key, DOCUMENT + value] : [key, rewrite(value)],
    ),
  );
}

/** Answers may grow members (API, "additive changes"), but then the document has to name them. */
function withoutUndocumentedMembers(document) {
  const strict = structuredClone(document);
  for (const schema of Object.values(strict.components.schemas)) {
    if (schema.properties && schema.additionalProperties === undefined) schema.additionalProperties = false;
  }
  return strict;
}
