package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.testkit.ChannelContractTest;
import dev.tollbridge.testkit.ChannelScript;

class WechatPayContractTest extends ChannelContractTest {
    @Override
    protected ChannelScript script() {
        return WechatPayScript.genuine();
    }
}
