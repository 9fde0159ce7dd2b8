/**
 * Tests of the programs as a shop, a payer and an operator meet them: real processes, real HTTP, a
 * real browser, real kills. Nothing here knows a class of the server or of the simulators.
 */
@NullMarked
package dev.tollbridge.e2e;

import org.jspecify.annotations.NullMarked;
