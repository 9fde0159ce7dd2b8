// The OpenAPI document of the gateway: its operations, with every reference resolved where it stands.

/** Status that an operation answers when it is reserved for a later version. */
const NOT_IMPLEMENTED = '501';

export async function readDocument(base) {
  const response = await fetch(new URL('/openapi.json', base));
  if (!response.ok) throw new Error(`GET /openapi.json: ${response.status}`);
  return response.json();
}

/** What a `$ref` of this document leads to; anything else is returned as it is. */
export function resolve(document, node) {
  let found = node;
  while (found?.$ref !== undefined) {
    found = found.$ref
      .slice('#/'.length)
      .split('/')
      .reduce((at, name) => at[name.replaceAll('~1', '/').replaceAll('~0', '~')], document);
    if (found === undefined) throw new Error(`the document has no ${node.$ref}`);
  }
  return found;
}

/** Every operation of the document, so that one that is added later is fuzzed without a change here. */
export function operationsOf(document) {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => describe(document, path, method.toUpperCase(), operation)),
  );
}

function describe(document, path, method, operation) {
  const parameters = (operation.parameters ?? []).map((parameter) => resolve(document, parameter));
  const body = operation.requestBody;
  return {
    name: operation.operationId ?? `${method} ${path}`,
    method,
    path,
    parameters: parameters.map((parameter) => ({ ...parameter, schema: parameter.schema ?? {} })),
    body: body && { required: body.required === true, schema: body.content['application/json'].schema },
    responses: operation.responses,
    isReserved: NOT_IMPLEMENTED in operation.responses,
    needsKey: (operation.security ?? document.security).length > 0,
  };
}
