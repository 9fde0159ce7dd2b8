package dev.tollbridge.audit;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows one chain from its first record to its head, up to the first break. */
final class ChainCheck {
    private final Map<Long, String> anchors;
    private long sequence;
    private byte[] hash = AuditRecord.start();
    private @Nullable String fault;

    /**
     * @param anchors hashes in hexadecimal that were kept outside, by sequence
     */
    ChainCheck(Map<Long, String> anchors) {
        this.anchors = anchors;
    }

    /**
     * @param stored the hash that stands beside the record
     */
    void next(AuditRecord found, byte[] stored) {
        if (fault != null) {
            return;
        }
        if (found.sequence() != sequence + 1) {
            fault = "record " + (sequence + 1) + " is missing";
        } else if (!Arrays.equals(found.previous(), hash)) {
            fault = "record " + found.sequence() + " does not follow the one before it";
        } else if (!Arrays.equals(found.hash(), stored)) {
            fault = "record " + found.sequence() + " is not what was written";
        } else if (!anchors.getOrDefault(found.sequence(), hex(stored)).equals(hex(stored))) {
            fault = "record " + found.sequence() + " is not what the kept head says";
        }
        sequence = found.sequence();
        hash = stored;
    }

    /**
     * Ends the chain.
     *
     * @param headSequence what the head says is the last record
     * @param headHash null if there is no head
     * @return what is wrong, naming the first bad record
     */
    Optional<String> end(long headSequence, byte @Nullable [] headHash) {
        if (fault != null) {
            return Optional.of(fault);
        }
        long last = anchors.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        if (headHash == null) {
            return Optional.of("its head is missing");
        }
        if (headSequence > sequence || last > sequence) {
            return Optional.of("record " + (sequence + 1) + " is missing at the end");
        }
        return headSequence == sequence && Arrays.equals(headHash, hash)
                ? Optional.empty()
                : Optional.of("record " + (headSequence + 1) + " is not the head's");
    }

    long records() {
        return sequence;
    }

    String lastHash() {
        return hex(hash);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
