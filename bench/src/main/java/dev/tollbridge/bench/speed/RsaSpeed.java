package dev.tollbridge.bench.speed;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.LongAdder;

/** How many RSA-2048 signatures with SHA-256 the JDK's provider makes in a second. */
final class RsaSpeed {
    private static final int BITS = 2048;

    /** About as long as what is signed for Alipay. */
    private static final byte[] TEXT = new byte[600];

    private RsaSpeed() {}

    static double measure(int threads, Duration time) throws InterruptedException {
        var key = key();
        // The first second is the compiler's.
        sign(key, threads, time.dividedBy(2));
        return sign(key, threads, time);
    }

    private static double sign(PrivateKey key, int threads, Duration time)
            throws InterruptedException {
        var done = new LongAdder();
        long end = System.nanoTime() + time.toNanos();
        var running = new ArrayList<Thread>();
        for (int n = 0; n < threads; n++) {
            running.add(Thread.ofPlatform().start(() -> signUntil(key, end, done)));
        }
        for (var thread : running) {
            thread.join();
        }
        return done.sum() / (time.toNanos() / 1e9);
    }

    private static void signUntil(PrivateKey key, long end, LongAdder done) {
        try {
            while (System.nanoTime() < end) {
                var signer = Signature.getInstance("SHA256withRSA");
                signer.initSign(key);
                signer.update(TEXT);
                signer.sign();
                done.increment();
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey key() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
