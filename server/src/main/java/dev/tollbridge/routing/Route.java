package dev.tollbridge.routing;

import dev.tollbridge.merchant.ChannelAccount;
import dev.tollbridge.spi.ChannelDescriptor;
import dev.tollbridge.spi.ChannelDescriptor.MethodSupport;

/** The account that serves a payment, and what its channel says about the method. */
public record Route(ChannelAccount account, ChannelDescriptor channel, MethodSupport support) {}
