/** Tests of the parts that all pages share. */
@NullMarked
package dev.tollbridge.pages;

import org.jspecify.annotations.NullMarked;
