package dev.tollbridge.channels.unionpay;

import dev.tollbridge.testkit.TestCertificates;
import dev.tollbridge.testkit.TestCertificates.Party;

/**
 * Root, middle and a signer below it, as UnionPay's certificates hang together (section 3).
 *
 * @param signer who signs answers and notices
 */
record TestAuthority(Party root, Party middle, Party signer) {
    static final String NAME = "041@8310000000083040@中国银联股份有限公司@00016493";

    static final TestAuthority GENUINE = named("Genuine", NAME);

    /** All names as UnionPay's, all keys its own. */
    static final TestAuthority IMPOSTER = named("Genuine", NAME);

    private static TestAuthority named(String root, String signer) {
        return new TestAuthority(
                Party.of(root + " Root"), Party.of(root + " Middle"), Party.of(signer));
    }

    /** Somebody else who has a certificate from the same authority. */
    TestAuthority signedBy(Party other) {
        return new TestAuthority(root, middle, other);
    }

    String rootPem() {
        return TestCertificates.pem(root, root, true);
    }

    String middlePem() {
        return TestCertificates.pem(root, middle, true);
    }

    String signerPem() {
        return TestCertificates.pem(middle, signer, false);
    }

    String signerPem(String from, String until) {
        return TestCertificates.pem(middle, signer, false, from, until);
    }
}
