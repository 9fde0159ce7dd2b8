package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.load.Round;

/**
 * One round and what it cost.
 *
 * @param cpuCores in use by each, on average; {@code elsewhere} shows whether the machine was busy
 * @param cpuMs of processor time for one piece of work
 * @param commits that waited for the disk, for one piece of work; the workers' are counted too, and
 *     pieces that share a commit make it less than one each
 * @param walBytes for one piece of work
 */
record Measured(Round round, Usage cpuCores, Usage cpuMs, double commits, double walBytes) {}
