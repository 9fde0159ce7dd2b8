/**
 * EMVCo's merchant-presented QR codes (QRCPS-MPM, protocol notes in docs/protocols/emvco.md): from
 * what a shop says to the text of a code, and back. Static codes hang on the counter, dynamic ones
 * are for one payment. No image and no payment lives here.
 *
 * <p>A module of its own, plain Java: the server makes codes, and may not use what adapters share;
 * an adapter may read them; and the library that judges it needs nothing else.
 */
@NullMarked
package dev.tollbridge.emvco;

import org.jspecify.annotations.NullMarked;
