package dev.tollbridge.channels.alipay;

import dev.tollbridge.channels.support.Certificates;
import dev.tollbridge.channels.support.Signer;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose signature counts as Alipay's. */
sealed interface Trust {
    /**
     * @param certSn the message's {@code alipay_cert_sn}
     */
    Signer signer(@Nullable String certSn, Instant now);

    /** Public key mode: the one key that the merchant entered. */
    record ByKey(PublicKey key) implements Trust {
        @Override
        public Signer signer(@Nullable String certSn, Instant now) {
            return new Signer.Known(key);
        }
    }

    /** A certificate whose chain was found good. */
    record Certified(PublicKey key, Certificates.Validity validity) {}

    /**
     * Certificate mode (section 1.3).
     *
     * @param home serial of the certificate that the merchant entered
     * @param merchantIssuer issuer of merchants' certificates, if it differs from the platform's:
     *     such a certificate never speaks for Alipay, although it leads to the same root
     */
    record ByCertificate(
            List<X509Certificate> roots,
            String home,
            Map<String, Certified> known,
            @Nullable String merchantIssuer)
            implements Trust {
        private static final String LEARNED_PREFIX = "alipay_cert.";

        public ByCertificate {
            known = Map.copyOf(known);
        }

        /** Empty if the configured platform certificate does not lead to the root. */
        static Optional<ByCertificate> of(
                List<X509Certificate> roots,
                List<X509Certificate> platform,
                X509Certificate merchant) {
            var home = RsaCertificates.serial(platform.getFirst());
            var platformIssuer = platform.getFirst().getIssuerX500Principal().getName();
            var merchantIssuer = merchant.getIssuerX500Principal().getName();
            var base =
                    new ByCertificate(
                            roots,
                            home,
                            Map.of(),
                            merchantIssuer.equals(platformIssuer) ? null : merchantIssuer);
            return base.with(home, platform);
        }

        @Override
        public Signer signer(@Nullable String certSn, Instant now) {
            var serial = certSn == null ? home : certSn;
            var certified = known.get(serial);
            if (certified != null && certified.validity().covers(now)) {
                return new Signer.Known(certified.key());
            }
            return certified == null && serial.matches("[0-9a-f]{32}")
                    ? new Signer.Unknown(serial)
                    : new Signer.Refused();
        }

        boolean isKnown(String serial, Instant now) {
            return signer(serial, now) instanceof Signer.Known;
        }

        /** Takes a certificate in, if it has that serial and its chain leads to the root. */
        Optional<ByCertificate> with(String serial, List<X509Certificate> chain) {
            if (chain.isEmpty() || !RsaCertificates.serial(chain.getFirst()).equals(serial)) {
                return Optional.empty();
            }
            var leaf = chain.getFirst();
            if (leaf.getIssuerX500Principal().getName().equals(merchantIssuer)) {
                return Optional.empty();
            }
            return Certificates.validity(chain, roots)
                    .map(validity -> {
                        var more = new HashMap<>(known);
                        more.put(serial, new Certified(leaf.getPublicKey(), validity));
                        return new ByCertificate(roots, home, more, merchantIssuer);
                    });
        }

        /** Takes in what was learned earlier, as far as it still proves itself. */
        ByCertificate recalling(Map<String, String> learned) {
            var result = this;
            for (var entry : learned.entrySet()) {
                if (entry.getKey().startsWith(LEARNED_PREFIX)) {
                    var serial = entry.getKey().substring(LEARNED_PREFIX.length());
                    result =
                            result.with(serial, RsaCertificates.parse(entry.getValue()))
                                    .orElse(result);
                }
            }
            return result;
        }

        static String learnedKey(String serial) {
            return LEARNED_PREFIX + serial;
        }
    }
}
