/**
 * The API described: OpenAPI 3.1 from the controllers and records, and the pages that show it. The
 * texts for records of other modules stand in {@code api/descriptions.properties}, because modules
 * know nothing of how the API is described.
 */
@NullMarked
package dev.tollbridge.api.docs;

import org.jspecify.annotations.NullMarked;
