package dev.tollbridge.channel;

import dev.tollbridge.spi.ChannelAdapter;
import dev.tollbridge.spi.ChannelDescriptor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The adapters on the class path, by their code. */
public final class Channels {
    private final Map<String, ChannelAdapter> adapters;

    /** Two adapters with one code are a mistake of the build. */
    Channels(Iterable<ChannelAdapter> found) {
        adapters =
                StreamSupport.stream(found.spliterator(), false)
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        adapter -> adapter.descriptor().code(),
                                        Function.identity()));
    }

    static Channels load() {
        return new Channels(ServiceLoader.load(ChannelAdapter.class));
    }

    public Optional<ChannelAdapter> find(String code) {
        return Optional.ofNullable(adapters.get(code));
    }

    public List<ChannelDescriptor> descriptors() {
        return adapters.values().stream()
                .map(ChannelAdapter::descriptor)
                .sorted(Comparator.comparing(ChannelDescriptor::code))
                .toList();
    }

    /** The plan of a channel that an attempt was made over; its adapter is still there. */
    public ChannelDescriptor.QueryPlan queryPlan(String code) {
        return find(code)
                .orElseThrow(() ->
                        new IllegalStateException("the adapter of channel " + code + " is missing"))
                .descriptor()
                .queryPlan();
    }
}
