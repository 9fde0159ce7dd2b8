/** The fake phone: bills, the payer's code, and what stands for the camera and the SDKs. */
@NullMarked
package dev.tollbridge.simulators.qqwallet.phone;

import org.jspecify.annotations.NullMarked;
