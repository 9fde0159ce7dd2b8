/**
 * The audit log: who changed what, and what was refused. Records are only ever added, each carries
 * the hash of the one before, and {@code verify-audit} checks them. What the records mean, and when
 * there is one, is for the modules that write them; money that does not fit is an incident of the
 * payment module and not written here.
 */
@NullMarked
package dev.tollbridge.audit;

import org.jspecify.annotations.NullMarked;
