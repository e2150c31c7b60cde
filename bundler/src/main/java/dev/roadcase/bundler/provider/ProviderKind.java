package dev.roadcase.bundler.provider;

import dev.roadcase.bundler.spec.value.Choice;
import java.util.Locale;

/** The ways in which machines come to a show. */
public enum ProviderKind {
    /** Containers on this computer. */
    CONTAINERS,
    /** Virtual machines of Vagrant. */
    VAGRANT,
    /** Machines that run already, by SSH. */
    SSH,
    /** None: the demo is a guest in a cluster that exists. */
    CLUSTER;

    /** Reads the word of the command line. */
    public static ProviderKind parse(String word) {
        return Choice.of(ProviderKind.class).apply(word);
    }

    /** The lower-case word of the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
