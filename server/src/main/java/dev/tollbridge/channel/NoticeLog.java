package dev.tollbridge.channel;

import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.merchant.ChannelAccount;
import dev.tollbridge.spi.VerifiedNotice;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what channels sent, with what was thought of it. */
final class NoticeLog {
    private final JdbcClient jdbc;
    private final IdGenerator ids;
    private final InstantSource clock;

    NoticeLog(JdbcClient jdbc, IdGenerator ids, InstantSource clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    void add(
            String channel,
            Optional<ChannelAccount> account,
            Optional<VerifiedNotice> notice,
            String verdict,
            String body) {
        jdbc.sql(
                        """
                        insert into channel_notices
                            (id, merchant_id, account_id, channel, notice_id, order_no, verdict, body, at)
                        values (:id, :merchant, :account, :channel, :notice, :order, :verdict, :body, :at)\
                        """)
                .param("id", ids.next())
                .param("merchant", account.map(found -> found.merchant().value()).orElse(null))
                .param("account", account.map(found -> found.id().value()).orElse(null))
                .param("channel", channel.length() > 32 ? channel.substring(0, 32) : channel)
                .param("notice", notice.map(VerifiedNotice::noticeId).orElse(null))
                .param("order", notice.map(found -> found.content().orderNo()).orElse(null))
                .param("verdict", verdict)
                .param("body", body)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
