package dev.tollbridge.channels.unionpay;

import dev.tollbridge.channels.support.Certificates;
import dev.tollbridge.channels.support.Keys;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;

/**
 * Whose signature counts as UnionPay's. Every message brings the certificate that it is signed with
 * (section 3), so the certificate proves nothing by itself: it has to lead to the root that the
 * merchant entered, be in its time, and be UnionPay's by its name. The name matters because
 * merchants' certificates come from the same authority.
 *
 * @param live false for test accounts, to which UnionPay's test certificate speaks as well
 */
record Trust(List<X509Certificate> roots, List<X509Certificate> middles, boolean live) {
    private static final String UNIONPAY = "中国银联股份有限公司";
    private static final String TEST_SIGNER = "00040000:SIGN";

    Trust {
        roots = List.copyOf(roots);
        middles = List.copyOf(middles);
    }

    /**
     * The key that may speak for UnionPay.
     *
     * @param pem the message's {@code signPubKeyCert}
     */
    Optional<PublicKey> signer(@Nullable String pem, Instant now) {
        return certified(pem, now).filter(this::isUnionPay).map(X509Certificate::getPublicKey);
    }

    /** The certificate of that text, if its chain holds; whose it is remains to be seen. */
    Optional<X509Certificate> certified(@Nullable String pem, Instant now) {
        return pem == null
                ? Optional.empty()
                : Certificates.parse(pem).stream()
                        .findFirst()
                        .filter(leaf -> Keys.strong(leaf.getPublicKey()).isPresent())
                        .filter(leaf -> leadsToRoot(leaf, now));
    }

    boolean leadsToRoot(X509Certificate leaf, Instant now) {
        var chain = new ArrayList<X509Certificate>();
        Optional<X509Certificate> next = Optional.of(leaf);
        while (next.isPresent() && !chain.contains(next.get())) {
            chain.add(next.get());
            next = issuerOf(next.get());
        }
        return Certificates.validity(chain, roots).filter(time -> time.covers(now)).isPresent();
    }

    private Optional<X509Certificate> issuerOf(X509Certificate certificate) {
        return middles.stream()
                .filter(middle ->
                        middle.getSubjectX500Principal()
                                .equals(certificate.getIssuerX500Principal()))
                .findFirst();
    }

    /** The common name is four parts between at signs, the third is the holder. */
    private boolean isUnionPay(X509Certificate certificate) {
        var name = commonName(certificate);
        var parts = name.split("@", -1);
        return (parts.length > 2 && parts[2].equals(UNIONPAY))
                || (!live && name.equals(TEST_SIGNER));
    }

    private static String commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> part.getValue().toString())
                            .findFirst()
                            .orElse("");
        } catch (InvalidNameException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return "Trust[" + roots.size() + " roots]";
    }
}
