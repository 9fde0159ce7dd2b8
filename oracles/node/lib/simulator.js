// The control APIs of the simulated channels.
export const simulators = process.env.TOLLBRIDGE_SIMULATORS_URL ?? 'http://127.0.0.1:8090';

export const controlOf = (channel) => async (method, path, body) => {
  const response = await fetch(`${simulators}/${channel}/control/${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return JSON.parse(text);
};
