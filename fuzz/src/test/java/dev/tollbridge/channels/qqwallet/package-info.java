/**
 * Fuzz targets of this package; they see what is package-private. Nothing of the product is here.
 */
@NullMarked
package dev.tollbridge.channels.qqwallet;

import org.jspecify.annotations.NullMarked;
