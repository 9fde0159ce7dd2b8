package dev.tollbridge.edge;

/**
 * A record that is read strictly from a JSON body. What its components' {@code @Schema} annotations
 * say is both what the API's description prints and what is checked: required, lengths, pattern,
 * bounds, allowable values and formats (see {@link RecordReader}).
 */
public interface Body extends Checked {}
