package dev.tollbridge.channels.qqwallet;

import dev.tollbridge.testkit.ChannelContractTest;
import dev.tollbridge.testkit.ChannelScript;

class QqWalletContractTest extends ChannelContractTest {
    @Override
    protected ChannelScript script() {
        return QqWalletScript.genuine();
    }
}
