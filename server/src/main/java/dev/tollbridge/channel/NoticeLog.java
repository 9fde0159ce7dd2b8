package dev.tollbridge.channel;

import dev.tollbridge.database.Bulk;
import dev.tollbridge.database.CommitLane;
import dev.tollbridge.database.GroupCommit;
import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.merchant.ChannelAccount;
import dev.tollbridge.spi.VerifiedNotice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what channels sent, with what was thought of it. */
final class NoticeLog {
    private static final int CHANNEL_LENGTH = 32;

    private record Row(
            UUID id,
            @Nullable ChannelAccount account,
            String channel,
            @Nullable VerifiedNotice notice,
            String verdict,
            String body,
            Instant at) {
        @Nullable UUID merchantId() {
            return account == null ? null : account.merchant().value();
        }

        @Nullable UUID accountId() {
            return account == null ? null : account.id().value();
        }

        @Nullable String noticeId() {
            return notice == null ? null : notice.noticeId();
        }

        @Nullable String orderNo() {
            return notice == null ? null : notice.content().number();
        }
    }

    private static final Bulk<Row> ROW =
            Bulk.<Row>start()
                    .with("id", "uuid", Row::id)
                    .with("merchant_id", "uuid", Row::merchantId)
                    .with("account_id", "uuid", Row::accountId)
                    .with("channel", "text", Row::channel)
                    .with("notice_id", "text", Row::noticeId)
                    .with("order_no", "text", Row::orderNo)
                    .with("verdict", "text", Row::verdict)
                    .with("body", "text", Row::body)
                    .with("at", "timestamptz", it -> Sql.time(it.at()));

    private static final String INSERT = ROW.insertInto("channel_notices");

    private final JdbcClient jdbc;
    private final CommitLane<Row, Boolean> rows;
    private final IdGenerator ids;
    private final InstantSource clock;

    NoticeLog(JdbcClient jdbc, GroupCommit commits, IdGenerator ids, InstantSource clock) {
        this.jdbc = jdbc;
        this.rows = commits.lane("notice", this::insert);
        this.ids = ids;
        this.clock = clock;
    }

    void add(
            String channel,
            Optional<ChannelAccount> account,
            Optional<VerifiedNotice> notice,
            String verdict,
            String body) {
        boolean _ =
                rows.submit(
                        new Row(
                                ids.next(),
                                account.orElse(null),
                                channel.length() > CHANNEL_LENGTH
                                        ? channel.substring(0, CHANNEL_LENGTH)
                                        : channel,
                                notice.orElse(null),
                                verdict,
                                body,
                                clock.instant()));
    }

    private List<Boolean> insert(List<Row> rows) {
        ROW.bind(jdbc.sql(INSERT), rows).update();
        return rows.stream().map(row -> true).toList();
    }
}
