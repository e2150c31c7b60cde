package dev.roadcase.agent.registry.store;

/** A store does not do what a client asks, and nothing has changed. */
public final class StoreRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** @param sentence for the client */
    public StoreRefusal(Reason reason, String sentence) {
        super(sentence, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What kind of refusal it is. */
    public enum Reason {
        /** Nothing is ever changed here. */
        READ_ONLY,
        /** It came with the bundle. */
        BUNDLED,
        /** The name could mean several repositories. */
        UNCLEAR_NAME,
        NO_SUCH_MANIFEST,
        NO_SUCH_BLOB,
        NO_SUCH_UPLOAD,
        /** Another request goes on with the same upload. */
        TAKEN_OVER,
        /** A chunk does not begin where the last one ended. */
        OUT_OF_ORDER,
        /** A chunk has another length than its range says. */
        WRONG_LENGTH,
        /** The client has gone before the end. */
        CUT_OFF,
        WRONG_DIGEST,
        BAD_MANIFEST,
        TOO_LARGE,
        MISSING_PARTS,
        /** No more may be kept here. */
        NO_ROOM,
        /** The disk has no more room. */
        DISK_FULL
    }
}
