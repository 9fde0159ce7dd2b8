/**
 * What all pages share: their languages, the headers that confine them, static files that browsers
 * may keep for ever, and how money is written for people. The pages themselves belong to the
 * modules that they show.
 */
@NullMarked
package dev.tollbridge.pages;

import org.jspecify.annotations.NullMarked;
