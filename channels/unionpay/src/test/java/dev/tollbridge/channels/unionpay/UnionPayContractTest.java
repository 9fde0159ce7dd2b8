package dev.tollbridge.channels.unionpay;

import dev.tollbridge.testkit.ChannelContractTest;
import dev.tollbridge.testkit.ChannelScript;

class UnionPayContractTest extends ChannelContractTest {
    @Override
    protected ChannelScript script() {
        return UnionPayScript.genuine();
    }
}
