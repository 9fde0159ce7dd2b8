/**
 * What every module shares: typed ids and how they are made and printed, time, and the server's own
 * settings. No business rule lives here, and no access to the database. Money is {@link
 * dev.tollbridge.spi.Money}, because adapters need it too.
 */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package dev.tollbridge.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
