package dev.roadcase.bundler.cluster;

import dev.roadcase.agent.format.Excerpt;

/** Which program reads the user-data. */
public enum Dialect {
    /** coreos-cloudinit, of CoreOS and Flatcar. */
    COREOS("coreos"),
    /** cloud-init, of every other distribution. */
    CLOUD_INIT("cloud-init");

    private final String word;

    Dialect(String word) {
        this.word = word;
    }

    /** Reads the word of {@code --dialect}. */
    public static Dialect parse(String text) {
        for (Dialect dialect : values()) {
            if (dialect.word.equals(text)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException("not a dialect (coreos or cloud-init): " + Excerpt.of(text));
    }

    /** CoreOS and Flatcar have one, all others the other. */
    static Dialect usual(String os) {
        return os.matches("(flatcar|coreos)(-.*)?") ? COREOS : CLOUD_INIT;
    }

    /** The text of the user-data: its first line, {@code #cloud-config}, is what both look for. */
    String text(CloudConfig config) {
        return this == COREOS ? new CoreosText(config).toString() : new CloudInitText(config).toString();
    }

    @Override
    public String toString() {
        return word;
    }
}
