package dev.tollbridge.bench.load;

import java.io.IOException;

/** What is measured: one whole piece of it, from a client's first byte to its being done. */
@FunctionalInterface
public interface Work {
    /**
     * @param number of this piece, never twice in a run
     * @throws IOException if it could not be done
     */
    Verdict once(long number) throws IOException, InterruptedException;

    /** How it ended. */
    enum Verdict {
        DONE,
        /** The server said that it has too much to do. */
        SHED
    }

    /** Done if the status is the wanted one, shed if the server says so. */
    static Verdict judge(Reply reply, int wanted) throws IOException {
        if (reply.isShed()) {
            return Verdict.SHED;
        }
        if (reply.status() != wanted) {
            throw new IOException("HTTP " + reply.status() + ": " + reply.text());
        }
        return Verdict.DONE;
    }
}
