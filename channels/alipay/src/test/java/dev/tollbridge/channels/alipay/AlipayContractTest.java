package dev.tollbridge.channels.alipay;

import dev.tollbridge.testkit.ChannelContractTest;
import dev.tollbridge.testkit.ChannelScript;

class AlipayContractTest extends ChannelContractTest {
    @Override
    protected ChannelScript script() {
        return AlipayScript.genuine();
    }
}
