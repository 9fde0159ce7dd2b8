/** Tests of merchants' keys, accounts and sealed secrets. */
@NullMarked
package dev.tollbridge.merchant;

import org.jspecify.annotations.NullMarked;
