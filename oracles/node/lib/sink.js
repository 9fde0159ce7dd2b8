// A small HTTP server that keeps what it receives.
import { once } from 'node:events';
import { createServer } from 'node:http';

export async function startSink(answer) {
  const received = [];
  const waiting = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
    response.end(answer);
    waiting.splice(0).forEach((wake) => wake());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    /** The first request that fits, whether it is there already or comes within the limit. */
    async receive(fits, limitMs = 20_000) {
      const deadline = AbortSignal.timeout(limitMs);
      for (;;) {
        const found = received.find(fits);
        if (found) return found;
        await new Promise((resolve, reject) => {
          waiting.push(resolve);
          deadline.addEventListener('abort', () => reject(new Error('nothing that fits was received')), { once: true });
        });
      }
    },
    close: () => new Promise((done) => server.close(done)),
  };
}
