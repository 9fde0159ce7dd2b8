package dev.tollbridge.channels.__name__;

import dev.tollbridge.testkit.ChannelContractTest;
import dev.tollbridge.testkit.ChannelScript;

class __Name__ContractTest extends ChannelContractTest {
    @Override
    protected ChannelScript script() {
        return new __Name__Script("the channel's own key");
    }
}
