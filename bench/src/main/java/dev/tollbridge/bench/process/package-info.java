/**
 * Real processes on free ports and in a directory of their own: started, killed, paused, measured.
 * What is asked of them over HTTP is not known here.
 */
@NullMarked
package dev.tollbridge.bench.process;

import org.jspecify.annotations.NullMarked;
