/**
 * The cryptography of API v3 (protocol notes 1, 2, 5): what is signed, AES-256-GCM for what is sent
 * to merchants, RSA-OAEP for what they send.
 */
@NullMarked
package dev.tollbridge.simulators.wechatpay.crypto;

import org.jspecify.annotations.NullMarked;
