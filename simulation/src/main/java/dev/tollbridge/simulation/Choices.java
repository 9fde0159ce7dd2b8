package dev.tollbridge.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Every decision of a history, one number each. Drawn by chance, or given, to replay. 0 is always
 * the harmless decision: no fault, go on with what is under way. So a history without its end, or
 * with some decisions set to 0, is a history too; that is what makes shrinking simple.
 */
final class Choices {
    private static final int RADIX = Character.MAX_RADIX;

    private final List<Integer> given;
    private final RandomGenerator random;
    private final List<Integer> taken = new ArrayList<>();
    private final boolean replay;
    private boolean calm;
    private int faults;

    private Choices(List<Integer> given, RandomGenerator random, boolean replay) {
        this.given = given;
        this.random = random;
        this.replay = replay;
    }

    static Choices drawn(RandomGenerator random) {
        return new Choices(List.of(), random, false);
    }

    /**
     * @param random not asked
     */
    static Choices given(List<Integer> given, RandomGenerator random) {
        return new Choices(List.copyOf(given), random, true);
    }

    /** From now on nothing is drawn: every decision is the harmless one. */
    void calm() {
        calm = true;
    }

    boolean isCalm() {
        return calm;
    }

    /** Whether what was given is used up; never when drawing. */
    boolean isExhausted() {
        return replay && taken.size() >= given.size();
    }

    List<Integer> taken() {
        return List.copyOf(taken);
    }

    int faults() {
        return faults;
    }

    void countFault() {
        faults++;
    }

    /**
     * One of several, by weight; one of weight 0 is never chosen.
     *
     * @return its place; 0 if what is given names an impossible one
     */
    int weighted(int... weights) {
        if (calm) {
            return 0;
        }
        int choice = replay ? next() : draw(weights);
        int valid = choice < weights.length && weights[choice] > 0 ? choice : 0;
        taken.add(valid);
        return valid;
    }

    /** One of {@code n}, each as likely. */
    int pick(int n) {
        if (calm || n <= 1) {
            return 0;
        }
        int choice = replay ? next() % n : random.nextInt(n);
        taken.add(choice);
        return choice;
    }

    boolean chance(int percent) {
        return weighted(100 - percent, percent) == 1;
    }

    private int next() {
        return taken.size() < given.size() ? given.get(taken.size()) : 0;
    }

    private int draw(int[] weights) {
        int left = random.nextInt(Math.max(1, Arrays.stream(weights).sum()));
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return 0;
    }

    /** One character each; zeros at the end are left out. */
    static String print(List<Integer> choices) {
        String text =
                choices.stream()
                        .map(choice -> String.valueOf(Character.forDigit(choice, RADIX)))
                        .collect(Collectors.joining());
        return text.replaceAll("0+$", "0");
    }

    /**
     * @throws IllegalArgumentException if a character is no digit of base 36
     */
    static List<Integer> parse(String text) {
        return text.chars()
                .mapToObj(digit -> {
                    int value = Character.digit(digit, RADIX);
                    if (value < 0) {
                        throw new IllegalArgumentException("not a list of choices: " + text);
                    }
                    return value;
                })
                .toList();
    }
}
