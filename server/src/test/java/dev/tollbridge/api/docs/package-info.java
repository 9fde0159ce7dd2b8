/** Tests of the API's description and of the pages that show it. */
@NullMarked
package dev.tollbridge.api.docs;

import org.jspecify.annotations.NullMarked;
