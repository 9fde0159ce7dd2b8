package dev.tollbridge.spi;

import java.util.Locale;

/** What an adapter may be able to do. Each stands for one interface of {@link ChannelAccount}. */
public enum Capability {
    PAY(ChannelAccount.Pays.class),
    QUERY(ChannelAccount.Queries.class),
    /** A channel without it lets an order die with its time, and the server waits for that. */
    CLOSE(ChannelAccount.Closes.class),
    CANCEL(ChannelAccount.Cancels.class),
    REFUND(ChannelAccount.Refunds.class),
    QUERY_REFUND(ChannelAccount.QueriesRefunds.class),
    AUTHORIZE(ChannelAccount.Authorizes.class),
    CAPTURE(ChannelAccount.Captures.class),
    VOID(ChannelAccount.Voids.class),
    TRANSFER(ChannelAccount.Transfers.class),
    DOWNLOAD_BILL(ChannelAccount.DownloadsBills.class),
    RECEIVE_NOTICES(ChannelAccount.ReceivesNotices.class),
    IDENTIFY_PAYER(ChannelAccount.IdentifiesPayers.class),
    SHARE(ChannelAccount.Shares.class);

    private final Class<? extends ChannelAccount> type;

    Capability(Class<? extends ChannelAccount> type) {
        this.type = type;
    }

    /** The interface that an account implements if it has this capability. */
    public Class<? extends ChannelAccount> type() {
        return type;
    }

    public boolean isOf(ChannelAccount account) {
        return type.isInstance(account);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
