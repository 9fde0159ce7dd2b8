/**
 * Signatures, certificates and content encryption of the Alipay Open Platform (protocol notes 1.1
 * to 1.4), made with JDK classes; BouncyCastle is used only to create certificates. No request
 * handling here.
 */
@NullMarked
package dev.tollbridge.simulators.alipay.crypto;

import org.jspecify.annotations.NullMarked;
