package dev.roadcase.junio.dns;

/** What is asked: records of a type of {@link Types}, in a class. */
public record Question(DnsName name, int type, int dnsClass) {
    /** Asks for records of the Internet. */
    public static Question of(DnsName name, int type) {
        return new Question(name, type, Types.INTERNET);
    }

    /** Whether both ask the same, whatever the case. */
    public boolean isSame(Question other) {
        return type == other.type && dnsClass == other.dnsClass && name.lower().equals(other.name.lower());
    }
}
