package dev.roadcase.junio.dns;

/** How a question was answered (RFC 1035, 4.1.1). */
public enum Rcode {
    NOERROR(0, "no error"),
    FORMERR(1, "the question was not understood"),
    SERVFAIL(2, "the name server failed"),
    NXDOMAIN(3, "no such name"),
    NOTIMP(4, "not implemented"),
    REFUSED(5, "refused"),
    OTHER(15, "another error");

    private final int code;
    private final String words;

    Rcode(int code, String words) {
        this.code = code;
        this.words = words;
    }

    /** In words, for people. */
    public String words() {
        return words;
    }

    int code() {
        return code;
    }

    static Rcode of(int code) {
        for (Rcode one : values()) {
            if (one.code == code) {
                return one;
            }
        }
        return OTHER;
    }
}
