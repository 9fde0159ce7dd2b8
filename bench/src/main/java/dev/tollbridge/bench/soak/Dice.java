package dev.tollbridge.bench.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Chooses among things by their weights. */
final class Dice<T> {
    private final List<T> faces = new ArrayList<>();

    Dice<T> with(int weight, T face) {
        for (int n = 0; n < weight; n++) {
            faces.add(face);
        }
        return this;
    }

    T roll(RandomGenerator random) {
        return faces.get(random.nextInt(faces.size()));
    }
}
