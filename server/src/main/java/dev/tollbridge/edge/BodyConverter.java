package dev.tollbridge.edge;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

/** Reads every {@link Body} strictly. */
final class BodyConverter extends AbstractHttpMessageConverter<Body> {
    private final StrictJson json;

    BodyConverter(StrictJson json) {
        super(MediaType.APPLICATION_JSON);
        this.json = json;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Body.class.isAssignableFrom(type) && type.isRecord();
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Body readInternal(Class<? extends Body> type, HttpInputMessage input)
            throws IOException {
        var tree = json.read(input.getBody().readAllBytes());
        return (Body) RecordReader.read(tree, type.asSubclass(Record.class), "/");
    }

    @Override
    protected void writeInternal(Body body, HttpOutputMessage output) {
        throw new IllegalStateException("bodies are only read");
    }
}
