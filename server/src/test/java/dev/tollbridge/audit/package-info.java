/** Tests of the audit log. */
@NullMarked
package dev.tollbridge.audit;

import org.jspecify.annotations.NullMarked;
