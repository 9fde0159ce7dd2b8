package dev.tollbridge.spi;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a channel is, as data: the capability matrix, the account form and the limits are all read
 * from here.
 *
 * @param code the channel's name in URLs and rows, {@code [a-z][a-z0-9_]{1,31}}
 * @param methods the ways to pay, each with its scenes, currencies and limits
 * @param credentials the fields of an account, in the order of a form
 * @param capabilities exactly the interfaces that an opened account implements
 * @param options names of {@code channel_options} that a payment may carry
 * @param queryPlan when to ask about an order that the channel has not settled
 * @param browsers the wallets of this channel that open web pages by themselves
 */
public record ChannelDescriptor(
        String code,
        LocalizedText name,
        List<MethodSupport> methods,
        List<CredentialField> credentials,
        Set<Capability> capabilities,
        List<OptionField> options,
        QueryPlan queryPlan,
        List<WalletBrowser> browsers) {

    public ChannelDescriptor {
        methods = List.copyOf(methods);
        credentials = List.copyOf(credentials);
        capabilities = Set.copyOf(capabilities);
        options = List.copyOf(options);
        browsers = List.copyOf(browsers);
    }

    public Optional<MethodSupport> support(String method, Scene scene, String currency) {
        return methods.stream().filter(row -> row.serves(method, scene, currency)).findFirst();
    }

    /**
     * One row of the matrix.
     *
     * @param method the method's code in the API, such as {@code alipay}
     * @param currencies ISO 4217 codes
     * @param minMinor smallest amount, minor units
     * @param maxMinor largest amount, minor units
     * @param instalments numbers of instalments that may be asked for; empty if none
     * @param captures whether the scene can authorize first, and how often it can capture then
     * @param longestOpen the longest time an order may wait for its payer
     * @param needsPayerId whether {@code payer.id} (the wallet's own id of the payer) must be given
     */
    public record MethodSupport(
            String method,
            Scene scene,
            Set<String> currencies,
            long minMinor,
            long maxMinor,
            Set<Integer> instalments,
            Captures captures,
            Duration longestOpen,
            boolean needsPayerId) {
        public MethodSupport {
            currencies = Set.copyOf(currencies);
            instalments = Set.copyOf(instalments);
        }

        /** Whether money can be reserved first and taken later. */
        public boolean manualCapture() {
            return captures != Captures.NONE;
        }

        boolean serves(String method, Scene scene, String currency) {
            return this.method.equals(method)
                    && this.scene == scene
                    && currencies.contains(currency);
        }
    }

    /** How often reserved money can be taken. */
    public enum Captures {
        /** Nothing can be reserved. */
        NONE,
        /** Once; what is not taken then is given free. */
        ONCE,
        /** In parts, until a part is the last one. */
        IN_PARTS;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A wallet's own browser, in which a page can be paid without a scan.
     *
     * @param wallet what payers call it
     * @param mark what its {@code User-Agent} contains, and no other wallet's
     * @param method the row by which a page is paid there
     * @param scene likewise
     */
    public record WalletBrowser(LocalizedText wallet, String mark, String method, Scene scene) {}

    /**
     * @param maxLength characters
     */
    public record OptionField(String name, LocalizedText description, int maxLength) {}

    /**
     * Waiting times between queries: the n-th wait is {@code waits[n]}, the last one repeats.
     *
     * @param waits at least one
     * @param horizon after this long without an answer a person has to look: an incident
     */
    public record QueryPlan(List<Duration> waits, Duration horizon) {
        public QueryPlan {
            waits = List.copyOf(waits);
            if (waits.isEmpty()) {
                throw new IllegalArgumentException("a query plan needs a wait");
            }
        }

        /**
         * @param queriesDone 0 for the first wait
         */
        public Duration wait(int queriesDone) {
            return waits.get(Math.min(queriesDone, waits.size() - 1));
        }
    }
}
