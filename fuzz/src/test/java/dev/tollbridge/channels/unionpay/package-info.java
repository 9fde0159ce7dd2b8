/**
 * Fuzz targets of this package; they see what is package-private. Nothing of the product is here.
 */
@NullMarked
package dev.tollbridge.channels.unionpay;

import org.jspecify.annotations.NullMarked;
