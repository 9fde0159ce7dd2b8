/**
 * Who uses Tollbridge and with what: merchants, their apps and API keys, their accounts at channels
 * with sealed credentials, and where their webhooks go. It knows nothing of payments.
 */
@NullMarked
package dev.tollbridge.merchant;

import org.jspecify.annotations.NullMarked;
