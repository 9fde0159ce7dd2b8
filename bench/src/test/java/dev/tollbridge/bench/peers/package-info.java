/** Tests of how peers are set up, without the peers: they are too large to be fetched each time. */
@NullMarked
package dev.tollbridge.bench.peers;

import org.jspecify.annotations.NullMarked;
