/** What the server's tests share: a real PostgreSQL and a started server. */
@NullMarked
package dev.tollbridge.testing;

import org.jspecify.annotations.NullMarked;
