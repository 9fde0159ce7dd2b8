package dev.tollbridge.simulators.core;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Decides by the written host, without a name look-up, whether a URL leads to this machine. */
public final class LoopbackOnly {
    private static final Pattern LOOPBACK =
            Pattern.compile("127(\\.\\d{1,3}){3}|\\[::1]|localhost|[a-z0-9-]+\\.localhost");

    private LoopbackOnly() {}

    public static boolean allows(URI target) {
        String host = target.getHost();
        return "http".equals(target.getScheme())
                && host != null
                && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
