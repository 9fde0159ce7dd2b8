package dev.tollbridge.payment;

import java.util.List;

/**
 * What one transaction has changed. Published inside it, so that a listener that writes writes in
 * the same commit; a listener that fails undoes the changes.
 *
 * @param changes at least one; those of one object in their order
 */
public record ObjectsChanged(List<ObjectChanged> changes) {
    public ObjectsChanged {
        changes = List.copyOf(changes);
    }
}
