package dev.tollbridge.edge;

import io.swagger.v3.oas.annotations.media.Schema;

/** The body of a command that needs no words: none at all, or an empty object. */
@Schema(description = "An empty object; the body may also be left out.")
public record Nothing() implements Body {}
