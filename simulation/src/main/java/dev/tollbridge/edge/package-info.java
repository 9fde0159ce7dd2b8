/**
 * What the simulation needs of the edge and cannot reach from outside: an API call without a web
 * server. No rule of the product lives here.
 */
@NullMarked
package dev.tollbridge.edge;

import org.jspecify.annotations.NullMarked;
