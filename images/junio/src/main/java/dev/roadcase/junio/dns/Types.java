package dev.roadcase.junio.dns;

/** Numbers of the types of records (IANA, "Resource Record (RR) TYPEs") and of the one class that we speak. */
public final class Types {
    public static final int A = 1;
    public static final int NS = 2;
    public static final int CNAME = 5;
    public static final int SOA = 6;
    public static final int PTR = 12;
    public static final int TXT = 16;
    public static final int AAAA = 28;
    public static final int SRV = 33;
    public static final int ANY = 255;

    /** The Internet, as opposed to what else there was in 1987. */
    public static final int INTERNET = 1;

    static final int OPT = 41;

    private Types() {}
}
