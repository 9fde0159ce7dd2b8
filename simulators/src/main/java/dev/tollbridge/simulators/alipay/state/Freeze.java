package dev.tollbridge.simulators.alipay.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fund authorisation.
 *
 * @param amount fen asked for
 * @param expiresAt until when the payer may confirm
 */
public record Freeze(
        String token,
        String authNo,
        String appId,
        String pid,
        String method,
        String outOrderNo,
        String title,
        long amount,
        @Nullable String notifyUrl,
        Status status,
        Payer payer,
        Instant createdAt,
        Instant expiresAt,
        List<Operation> operations) {

    /** {@code order_status}. */
    public enum Status {
        INIT,
        AUTHORIZED,
        FINISH,
        CLOSED
    }

    /** {@code operation_type}. */
    public enum Type {
        FREEZE,
        UNFREEZE,
        PAY
    }

    /** Status of one operation. */
    public enum OperationStatus {
        INIT,
        SUCCESS,
        CLOSED
    }

    /** One movement of the frozen money. */
    public record Operation(
            String operationId,
            String outRequestNo,
            Type type,
            long amount,
            OperationStatus status,
            Instant at,
            @Nullable String remark) {}

    public static String key(String pid, String outOrderNo) {
        return pid + "/" + outOrderNo;
    }

    public String key() {
        return key(pid, outOrderNo);
    }

    public long total(Type type) {
        return operations.stream()
                .filter(o -> o.type() == type && o.status() == OperationStatus.SUCCESS)
                .mapToLong(Operation::amount)
                .sum();
    }

    /** What is still frozen. */
    public long rest() {
        return total(Type.FREEZE) - total(Type.UNFREEZE) - total(Type.PAY);
    }

    public Operation freezing() {
        return operations.getFirst();
    }

    public Optional<Operation> byRequestNo(String outRequestNo, @Nullable Type type) {
        return operations.stream()
                .filter(o -> o.outRequestNo().equals(outRequestNo))
                .filter(o -> type == null || o.type() == type)
                .findFirst();
    }

    public Optional<Operation> byOperationId(String operationId) {
        return operations.stream().filter(o -> o.operationId().equals(operationId)).findFirst();
    }

    Freeze settled(OperationStatus freezing, Status next, Instant at) {
        Operation first = freezing();
        List<Operation> all = new ArrayList<>(operations);
        all.set(
                0,
                new Operation(
                        first.operationId(),
                        first.outRequestNo(),
                        first.type(),
                        first.amount(),
                        freezing,
                        at,
                        first.remark()));
        return copy(next, all);
    }

    /** Adds an operation that succeeded; the authorisation is finished once nothing is left. */
    Freeze with(Operation operation) {
        List<Operation> all = new ArrayList<>(operations);
        all.add(operation);
        Freeze next = copy(status, all);
        return next.rest() == 0 ? next.copy(Status.FINISH, all) : next;
    }

    private Freeze copy(Status newStatus, List<Operation> newOperations) {
        return new Freeze(
                token,
                authNo,
                appId,
                pid,
                method,
                outOrderNo,
                title,
                amount,
                notifyUrl,
                newStatus,
                payer,
                createdAt,
                expiresAt,
                List.copyOf(newOperations));
    }
}
