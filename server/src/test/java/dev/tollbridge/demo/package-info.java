/** Tests of the demo shop: what it believes, and what it is given at the start. */
@NullMarked
package dev.tollbridge.demo;

import org.jspecify.annotations.NullMarked;
