package dev.tollbridge;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Shows in one line which setting keeps the server from starting; the launcher looks for it. A
 * setting's value is not repeated, as it may be a secret.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusedSetting implements FailureAnalyzer {
    static final int EXIT_CODE = 2;

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return reason(failure)
                .map(reason -> new FailureAnalysis("Cannot start: " + reason, null, failure))
                .orElse(null);
    }

    /** Empty if something else keeps the server from starting. */
    static Optional<String> reason(Throwable failure) {
        return find(failure, ConfigurationPropertiesBindException.class, RefusedSetting::ofRecord)
                .or(() ->
                        find(
                                failure,
                                UnsatisfiedDependencyException.class,
                                RefusedSetting::ofParameter));
    }

    /** Our records say themselves what they want; what is not even of their types has a name. */
    private static Optional<String> ofRecord(ConfigurationPropertiesBindException refused) {
        return find(
                        refused,
                        IllegalArgumentException.class,
                        it ->
                                Optional.ofNullable(it.getMessage())
                                        .filter(message -> message.startsWith("tollbridge.")))
                .or(() -> find(refused, BindException.class, RefusedSetting::ofType));
    }

    private static Optional<String> ofType(BindException refused) {
        return Optional.of(
                unreadable(refused.getName().toString(), refused.getTarget().getType().toClass()));
    }

    /** The outer one tells where the value was wanted, its cause that it has the wrong type. */
    private static Optional<String> ofParameter(UnsatisfiedDependencyException refused) {
        var point = refused.getInjectionPoint();
        var setting = point == null ? null : point.getAnnotation(Value.class);
        return setting == null
                ? Optional.empty()
                : find(
                        refused,
                        TypeMismatchException.class,
                        mismatch ->
                                Optional.of(
                                        unreadable(
                                                setting.value().replaceAll("^\\$\\{|:.*|}$", ""),
                                                mismatch.getRequiredType())));
    }

    private static String unreadable(String name, @Nullable Class<?> type) {
        return "%s cannot be read as %s: see docs/operating.md"
                .formatted(name, type == null ? "what it should be" : type.getSimpleName());
    }

    private static <E extends Throwable> Optional<String> find(
            Throwable failure, Class<E> type, Function<E, Optional<String>> reason) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .flatMap(it -> reason.apply(it).stream())
                .findFirst();
    }
}
