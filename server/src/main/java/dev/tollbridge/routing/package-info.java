/**
 * Which channel account serves a payment. The rule is simple today: the first enabled account, by
 * priority and age, whose channel supports the method, the scene and the currency. It knows nothing
 * of payments' states.
 */
@NullMarked
package dev.tollbridge.routing;

import org.jspecify.annotations.NullMarked;
