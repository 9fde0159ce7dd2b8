package dev.tollbridge.kernel;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server's own settings, under {@code tollbridge} in the configuration.
 *
 * @param publicUrl where shops, payers and channels reach this server, without a trailing slash
 * @param dataDir where the embedded database, the key file and {@code demo.json} live
 * @param development allows loopback and plain http for webhooks and channels, and shows the demo
 *     shop
 * @param cell 0 to 4095: the cell whose number every new id carries
 * @param databaseUrl an external PostgreSQL ({@code jdbc:postgresql://...}); empty starts the
 *     embedded one
 * @param databasePort the embedded database's port, 0 for a free one
 */
@ConfigurationProperties("tollbridge")
public record ServerSettings(
        @DefaultValue("http://127.0.0.1:8080") URI publicUrl,
        @DefaultValue("data") Path dataDir,
        @DefaultValue("false") boolean development,
        @DefaultValue("0") int cell,
        @DefaultValue("") String databaseUrl,
        @DefaultValue("0") int databasePort) {

    /** Where a channel calls with its notices for an account. */
    public URI noticeUrl(String channel, ChannelAccountId account) {
        return URI.create(publicUrl + "/v1/notices/" + channel + "/" + account.print());
    }
}
