/** Tests of the API's resources, over real HTTP. */
@NullMarked
package dev.tollbridge.api;

import org.jspecify.annotations.NullMarked;
