// npm's wechatpay-axios-plugin drives the simulator: a second code base beside the official Java one.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import plugin from 'wechatpay-axios-plugin';
import { controlOf, simulators } from '../lib/simulator.js';
import { startSink } from '../lib/sink.js';

const { Wechatpay, Aes, Formatter, Rsa } = plugin;
const control = controlOf('wechatpay');
const appid = 'wx2421b1c4370ec43b';
const orderNumber = () => `node_${randomUUID().replaceAll('-', '').slice(0, 24)}`;
const pem = (kind, base64) => `-----BEGIN ${kind}-----\n${base64}\n-----END ${kind}-----`;

async function shop(mode, mchid) {
  const merchant = await control('PUT', `merchants/${mchid}`, { mode, appids: [appid] });
  const platform =
    mode === 'certificate'
      ? { id: merchant.platform_serial, key: merchant.platform_certificate }
      : { id: merchant.public_key_id, key: pem('PUBLIC KEY', merchant.public_key) };
  const key = pem('PRIVATE KEY', merchant.merchant_private_key);
  const client = new Wechatpay({
    mchid,
    serial: merchant.merchant_serial,
    privateKey: key,
    certs: { [platform.id]: platform.key },
    baseURL: `${simulators}/`,
    headers: { 'Wechatpay-Serial': platform.id },
  });
  return { merchant, platform, key, client, mchid };
}

for (const [mode, mchid] of [['public_key', '1900000901'], ['certificate', '1900000902']]) {
  describe(`wechatpay-axios-plugin, ${mode}`, () => {
    let our;
    let sink;
    before(async () => {
      our = await shop(mode, mchid);
      sink = await startSink('');
    });
    after(() => sink.close());

    const order = (number, more) => ({
      appid, mchid, out_trade_no: number, description: 'Tea 茶', notify_url: sink.url,
      amount: { total: 1234, currency: 'CNY' }, ...more,
    });
    const query = (number) =>
      our.client.v3.pay.transactions.outTradeNo[number].get({ params: { mchid } });
    const resource = (notice) => {
      const { nonce, associated_data: data, ciphertext } = JSON.parse(notice.body).resource;
      return JSON.parse(Aes.AesGcm.decrypt(ciphertext, our.merchant.api_v3_key, nonce, data));
    };
    const authentic = ({ headers, body }) =>
      headers['wechatpay-serial'] === our.platform.id &&
      Rsa.verify(
        Formatter.response(headers['wechatpay-timestamp'], headers['wechatpay-nonce'], body),
        headers['wechatpay-signature'],
        our.platform.key,
      );

    test('a QR code is paid, queried, noticed and refunded', async () => {
      const number = orderNumber();
      const { data: created } = await our.client.v3.pay.transactions.native.post(order(number));
      assert.match(created.code_url, /^weixin:\/\//);
      await control('POST', `orders/${number}/pay`, {});
      const { data: paid } = await query(number);
      assert.equal(paid.trade_state, 'SUCCESS');

      const notice = await sink.receive(
        ({ body }) => body.includes('TRANSACTION.SUCCESS') && resource({ body }).out_trade_no === number,
      );
      assert.equal(authentic(notice), true);
      assert.equal(authentic({ ...notice, body: `${notice.body} ` }), false);
      assert.deepEqual(resource(notice), paid);

      const refund = {
        out_trade_no: number, out_refund_no: `${number}_1`,
        amount: { refund: 234, total: 1234, currency: 'CNY' },
      };
      const { data: first } = await our.client.v3.refund.domestic.refunds.post(refund);
      const { data: again } = await our.client.v3.refund.domestic.refunds.post(refund);
      assert.equal(again.refund_id, first.refund_id);
    });

    test('closing answers 204, signed', async () => {
      const number = orderNumber();
      await our.client.v3.pay.transactions.native.post(order(number));
      const closed = await our.client.v3.pay.transactions.outTradeNo[number].close.post({ mchid });
      assert.equal(closed.status, 204);
      assert.equal((await query(number)).data.trade_state, 'CLOSED');
    });

    test('a wrong signature is seen', async () => {
      const number = orderNumber();
      await control('PUT', 'faults', { kind: 'wrong_signature', number, times: 1 });
      await assert.rejects(
        our.client.v3.pay.transactions.native.post(order(number)),
        { code: 'EV3_RES_HEADER_SIGNATURE_DIGEST' },
      );
    });

    test('an order that nobody made is not found', async () => {
      await assert.rejects(query(orderNumber()), (error) => {
        assert.equal(error.response.status, 404);
        assert.equal(error.response.data.code, 'ORDER_NOT_EXIST');
        return true;
      });
    });

    test('what the page is invoked with is accepted by the wallet', async () => {
      const { data } = await our.client.v3.pay.transactions.jsapi.post(
        order(orderNumber(), { payer: { openid: 'oUser' } }),
      );
      const fields = {
        appId: appid, timeStamp: String(Formatter.timestamp()), nonceStr: Formatter.nonce(),
        package: `prepay_id=${data.prepay_id}`,
      };
      const text = Formatter.joinedByLineFeed(fields.appId, fields.timeStamp, fields.nonceStr, fields.package);
      const invoked = await control('POST', 'invocations', {
        ...fields, signType: 'RSA', paySign: Rsa.sign(text, our.key),
      });
      assert.match(invoked.phone_url, /wechatpay\/phone\/bills/);
    });

    test('sensitive fields are read', async () => {
      const { data } = await our.client.v3.profitsharing.receivers.add.post({
        appid, type: 'MERCHANT_ID', account: '1900000999', relation_type: 'PARTNER',
        name: Rsa.encrypt('茶行', our.platform.key),
      });
      assert.equal(data.account, '1900000999');
    });

    if (mode === 'certificate') {
      test('the downloaded certificate is the one that signs', async () => {
        const { data } = await our.client.v3.certificates.get();
        const entry = data.data.find(({ serial_no: serial }) => serial === our.platform.id);
        const { nonce, associated_data: associated, ciphertext } = entry.encrypt_certificate;
        const found = Aes.AesGcm.decrypt(ciphertext, our.merchant.api_v3_key, nonce, associated);
        assert.equal(found.trim(), our.platform.key.trim());
      });
    }
  });
}
