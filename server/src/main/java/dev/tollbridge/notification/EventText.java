package dev.tollbridge.notification;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An event just as it was written and signed.
 *
 * @param json an {@link EventBody}
 */
record EventText(@JsonValue @JsonRawValue String json) {}
