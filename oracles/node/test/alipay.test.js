// The official alipay-sdk of npm drives the simulator: a second code base beside the Java one.
import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { AlipaySdk } from 'alipay-sdk';
import { controlOf } from '../lib/simulator.js';
import { startSink } from '../lib/sink.js';

const control = controlOf('alipay');

/** A payer's code, good for one payment; its ending tells the simulator to pay at once. */
const codeThatPays = () => `28${String(randomInt(1e13)).padStart(13, '0')}100`;

const orderNumber = () => `node_${randomUUID().replaceAll('-', '')}`;

async function sdkFor(settings) {
  const app = await control('PUT', `apps/node-${settings.mode}-${settings.aes ? 'aes' : 'plain'}`, settings);
  const common = {
    appId: app.app_id,
    gateway: app.gateway_url,
    endpoint: new URL(app.gateway_url).origin,
    keyType: 'PKCS8',
    privateKey: app.app_private_key,
    encryptKey: app.aes_key,
  };
  return settings.mode === 'certificate'
    ? new AlipaySdk({
        ...common,
        appCertContent: app.app_cert,
        alipayPublicCertContent: app.alipay_cert,
        alipayRootCertContent: app.alipay_root_cert,
      })
    : new AlipaySdk({ ...common, alipayPublicKey: app.alipay_public_key });
}

for (const settings of [
  { mode: 'public_key' },
  { mode: 'public_key', aes: true },
  { mode: 'certificate' },
  { mode: 'certificate', aes: true },
]) {
  describe(`alipay-sdk, ${settings.mode}${settings.aes ? ' with AES' : ''}`, () => {
    const needEncrypt = settings.aes === true;
    let sdk;
    let sink;
    before(async () => {
      sdk = await sdkFor(settings);
      sink = await startSink('success');
    });
    after(() => sink.close());

    const query = (number) =>
      sdk.exec('alipay.trade.query', { needEncrypt, bizContent: { outTradeNo: number } });

    test('a QR code is paid, queried, noticed and refunded', async () => {
      const number = orderNumber();
      const order = { outTradeNo: number, totalAmount: '12.34', subject: 'Tea 茶', productCode: 'FACE_TO_FACE_PAYMENT' };
      const created = await sdk.exec('alipay.trade.precreate', {
        needEncrypt,
        notifyUrl: sink.url,
        bizContent: order,
      });
      assert.equal(created.code, '10000', JSON.stringify(created));
      assert.match(created.qrCode, /^https?:\/\//);

      await control('POST', `orders/${number}/pay`, {});
      const found = await query(number);
      assert.equal(found.tradeStatus, 'TRADE_SUCCESS');
      assert.equal(found.totalAmount, '12.34');

      const notice = await sink.receive(({ body }) => body.includes(number));
      const fields = Object.fromEntries(new URLSearchParams(notice.body));
      assert.equal(fields.trade_status, 'TRADE_SUCCESS');
      assert.equal(sdk.checkNotifySignV2(fields), true);
      assert.equal(sdk.checkNotifySignV2({ ...fields, total_amount: '0.01' }), false);

      const refund = { outTradeNo: number, refundAmount: '2.34', outRequestNo: `${number}_1` };
      const refunded = await sdk.exec('alipay.trade.refund', { needEncrypt, bizContent: refund });
      assert.equal(refunded.fundChange, 'Y', JSON.stringify(refunded));
      const again = await sdk.exec('alipay.trade.refund', { needEncrypt, bizContent: refund });
      assert.equal(again.fundChange, 'N', 'the same refund number never moves money twice');
      assert.equal((await control('GET', `orders/${number}`)).amount_refunded, 234);
    });

    test('the link of the desktop page opens the cashier', async () => {
      const number = orderNumber();
      const link = sdk.pageExecute('alipay.trade.page.pay', 'GET', {
        needEncrypt,
        bizContent: { outTradeNo: number, totalAmount: '0.01', subject: 'Pin', productCode: 'FAST_INSTANT_TRADE_PAY' },
      });
      const page = await fetch(link);
      assert.equal(page.status, 200);
      assert.match(await page.text(), new RegExp(number));

      await control('POST', `orders/${number}/pay`, {});
      assert.equal((await query(number)).tradeStatus, 'TRADE_SUCCESS');
    });

    test("the payer's code is charged once", async () => {
      const number = orderNumber();
      const bizContent = { outTradeNo: number, totalAmount: '5.00', subject: 'Bun', scene: 'bar_code', authCode: codeThatPays() };
      const paid = await sdk.exec('alipay.trade.pay', { needEncrypt, bizContent });
      assert.equal(paid.code, '10000', JSON.stringify(paid));
      assert.equal((await query(number)).tradeStatus, 'TRADE_SUCCESS');
      assert.equal((await control('GET', `orders/${number}`)).charges, 1);
    });

    test('an order that nobody made is not found', async () => {
      const found = await query(orderNumber());
      assert.equal(found.code, '40004');
      assert.equal(found.subCode, 'ACQ.TRADE_NOT_EXIST');
    });
  });
}
