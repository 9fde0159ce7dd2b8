// The standardwebhooks library of npm judges what our server sends.
import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { startSink } from '../lib/sink.js';

const server = process.env.TOLLBRIDGE_URL;
const key = process.env.TOLLBRIDGE_API_KEY;

async function post(path, body) {
  const response = await fetch(new URL(path, server), {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${key}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  assert.ok(response.ok, `${path}: ${response.status} ${text}`);
  return JSON.parse(text);
}

let sink;
let webhook;
let delivery;

before(async () => {
  sink = await startSink('');
  const endpoint = await post('/v1/webhook_endpoints', { url: `${sink.url}hooks` });
  webhook = new Webhook(endpoint.secret);
  const payment = await post('/v1/payments', {
    amount: 500,
    currency: 'CNY',
    merchant_order_id: randomUUID(),
    subject: 'Bun 包子',
    method: 'alipay',
    scene: 'barcode',
    auth_code: `28${String(randomInt(1e13)).padStart(13, '0')}100`,
  });
  delivery = await sink.receive(({ body }) => body.includes(payment.id) && body.includes('payment.succeeded'));
});

after(() => sink.close());

test('the library accepts a webhook of ours', () => {
  const event = webhook.verify(delivery.body, delivery.headers);
  assert.equal(event.type, 'payment.succeeded');
  assert.equal(event.data.amount ?? event.data.object?.amount, 500);
});

test('it refuses another body', () => {
  const forged = delivery.body.replace('500', '501');
  assert.notEqual(forged, delivery.body);
  assert.throws(() => webhook.verify(forged, delivery.headers), WebhookVerificationError);
});

test('it refuses another id', () => {
  const headers = { ...delivery.headers, 'webhook-id': 'evt_other' };
  assert.throws(() => webhook.verify(delivery.body, headers), WebhookVerificationError);
});

test('it refuses another secret', () => {
  const stranger = new Webhook(Buffer.from('another secret of 24 byte').toString('base64'));
  assert.throws(() => stranger.verify(delivery.body, delivery.headers), WebhookVerificationError);
});
