package dev.tollbridge.bench.speed;

/** The most memory of the server that was seen, in bytes. */
final class Peaks {
    private long resident;
    private long heapUsed;
    private long heapCommitted;

    void look(Stand stand) {
        var installation = stand.installation();
        var heap = Heap.of(stand.serverCommand().getFirst(), installation.serverPid());
        resident = Math.max(resident, installation.serverResidentBytes());
        heapUsed = Math.max(heapUsed, heap.usedBytes());
        heapCommitted = Math.max(heapCommitted, heap.committedBytes());
    }

    Results.Memory memory() {
        return new Results.Memory(resident, heapUsed, heapCommitted);
    }
}
