package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.FakeAlipay;
import dev.tollbridge.bench.client.Patient;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What every life of the load shares.
 *
 * @param run tells this run's orders from those of others
 * @param isLong whether lives may take minutes
 * @param calm whether no fault is in force
 */
record Stage(
        String run,
        boolean isLong,
        List<Shop> shops,
        FakeAlipay alipay,
        Journal journal,
        Tally tally,
        Patient patient,
        BooleanSupplier calm) {}
