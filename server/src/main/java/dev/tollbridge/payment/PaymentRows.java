package dev.tollbridge.payment;

import dev.tollbridge.kernel.AppId;
import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.merchant.FeeRule;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Scene;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows. */
final class PaymentRows {
    private PaymentRows() {}

    static Payment payment(ResultSet row, int number) throws SQLException {
        var method = row.getString("method");
        var returnUrl = row.getString("return_url");
        var account = row.getObject("channel_account_id", UUID.class);
        var ending = row.getString("ending");
        var terms =
                new Payment.Terms(
                        new PaymentId(uuid(row, "id")),
                        new MerchantId(uuid(row, "merchant_id")),
                        new AppId(uuid(row, "app_id")),
                        row.getBoolean("live"),
                        Money.of(row.getLong("amount"), text(row, "currency")),
                        text(row, "merchant_order_id"),
                        Objects.requireNonNull(row.getBytes("terms")),
                        text(row, "subject"),
                        row.getString("description"),
                        text(row, "capture").equals("manual"),
                        row.getInt("instalments"),
                        PaymentJson.payer(row.getString("payer")),
                        returnUrl == null ? null : URI.create(returnUrl),
                        PaymentJson.texts(text(row, "metadata")),
                        PaymentJson.texts(text(row, "channel_options")),
                        account == null ? null : new ChannelAccountId(account),
                        instant(row, "created_at"),
                        instant(row, "expires_at"));
        var state =
                new Payment.State(
                        PaymentStatus.of(text(row, "status")),
                        row.getLong("amount_captured"),
                        row.getLong("amount_refunded"),
                        row.getLong("amount_reserved"),
                        method,
                        method == null ? null : scene(row),
                        PaymentJson.error(row.getString("last_error")),
                        ending == null ? null : Ending.of(ending),
                        row.getInt("sequence"),
                        instant(row, "updated_at"),
                        maybe(row, "succeeded_at"),
                        maybe(row, "capture_before"),
                        maybe(row, "next_check_at"));
        return new Payment(terms, state, row.getInt("version"));
    }

    static Attempt attempt(ResultSet row, int number) throws SQLException {
        var terms =
                new Attempt.Terms(
                        new AttemptId(uuid(row, "id")),
                        new PaymentId(uuid(row, "payment_id")),
                        text(row, "channel"),
                        new ChannelAccountId(uuid(row, "channel_account_id")),
                        text(row, "method"),
                        scene(row),
                        Money.of(row.getLong("amount"), text(row, "currency")),
                        row.getInt("instalments"),
                        row.getString("payer_id"),
                        row.getBoolean("authorization_only"),
                        FeeRule.parse(text(row, "fee")),
                        instant(row, "created_at"),
                        instant(row, "expires_at"));
        var state =
                new Attempt.State(
                        AttemptStatus.of(text(row, "status")),
                        row.getString("channel_trade_no"),
                        PaymentJson.action(row.getString("next_action")),
                        PaymentJson.error(row.getString("error")),
                        row.getInt("checks"),
                        instant(row, "updated_at"),
                        maybe(row, "succeeded_at"),
                        maybe(row, "next_check_at"),
                        stray(row));
        return new Attempt(terms, state, row.getInt("version"));
    }

    private static @Nullable Stray stray(ResultSet row) throws SQLException {
        var currency = row.getString("stray_currency");
        return currency == null
                ? null
                : new Stray(
                        Money.of(row.getLong("stray_amount"), currency),
                        IncidentKind.of(text(row, "stray_incident")),
                        Stray.Disposition.of(text(row, "stray_disposition")),
                        row.getInt("stray_turn"));
    }

    static Draw draw(ResultSet row, int number) throws SQLException {
        var terms =
                new Draw.Terms(
                        new DrawId(uuid(row, "id")),
                        new PaymentId(uuid(row, "payment_id")),
                        new AttemptId(uuid(row, "attempt_id")),
                        Draw.Kind.of(text(row, "kind")),
                        Money.of(row.getLong("amount"), text(row, "currency")),
                        row.getBoolean("last"),
                        instant(row, "created_at"));
        var state =
                new Draw.State(
                        MovementStatus.of(text(row, "status")),
                        row.getString("channel_trade_no"),
                        PaymentJson.error(row.getString("error")),
                        row.getInt("checks"),
                        instant(row, "updated_at"),
                        maybe(row, "succeeded_at"),
                        maybe(row, "next_check_at"));
        return new Draw(terms, state, row.getInt("version"));
    }

    static Refund refund(ResultSet row, int number) throws SQLException {
        var draw = row.getObject("draw_id", UUID.class);
        var retryOf = row.getObject("retry_of", UUID.class);
        var terms =
                new Refund.Terms(
                        new RefundId(uuid(row, "id")),
                        new PaymentId(uuid(row, "payment_id")),
                        new AttemptId(uuid(row, "attempt_id")),
                        draw == null ? null : new DrawId(draw),
                        Refund.Purpose.of(text(row, "purpose")),
                        retryOf == null ? null : new RefundId(retryOf),
                        Money.of(row.getLong("amount"), text(row, "currency")),
                        row.getString("reason"),
                        row.getString("merchant_refund_id"),
                        instant(row, "created_at"));
        var state =
                new Refund.State(
                        MovementStatus.of(text(row, "status")),
                        PaymentJson.error(row.getString("error")),
                        row.getInt("sequence"),
                        row.getInt("checks"),
                        instant(row, "updated_at"),
                        maybe(row, "succeeded_at"),
                        maybe(row, "next_check_at"));
        return new Refund(terms, state, row.getInt("version"));
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static Scene scene(ResultSet row) throws SQLException {
        return Scene.valueOf(text(row, "scene").toUpperCase(Locale.ROOT));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(maybe(row, column));
    }

    static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
