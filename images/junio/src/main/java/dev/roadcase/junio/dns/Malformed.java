package dev.roadcase.junio.dns;

/** A message that is none. */
public final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String what) {
        super("not a DNS message: " + what);
    }
}
