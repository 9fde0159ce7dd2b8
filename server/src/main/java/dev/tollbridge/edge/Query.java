package dev.tollbridge.edge;

/** A record that is read strictly from query parameters, like {@link Body} from JSON. */
public interface Query extends Checked {}
