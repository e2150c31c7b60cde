package dev.roadcase.bundler.debian;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.lock.LockedPackage;
import java.util.List;
import java.util.stream.Stream;

/**
 * A package as an archive's list has it.
 *
 * @param needs what Pre-Depends and Depends ask for; of each member, one alternative
 * @param provides names that it stands for beside its own, with the version that it claims, where it claims one
 * @param essential whether every system has it (Debian policy 3.8)
 * @param required whether Debian's tools install it on every system (Debian policy 2.5)
 */
record DebianPackage(
        LockedPackage locked,
        DebianVersion version,
        List<List<Relation>> needs,
        List<Relation> provides,
        boolean essential,
        boolean required) {

    static DebianPackage of(Stanza stanza) {
        LockedPackage locked = new LockedPackage(
                stanza.require("Package"),
                stanza.require("Version"),
                stanza.require("Architecture"),
                stanza.require("Filename"),
                new Digest(stanza.require("SHA256")),
                Long.parseLong(stanza.require("Size")));
        List<List<Relation>> needs = Stream.of("Pre-Depends", "Depends")
                .flatMap(field -> stanza.get(field).stream())
                .flatMap(value -> Relation.field(value).stream())
                .toList();
        List<Relation> provides = stanza.get("Provides").stream()
                .flatMap(value -> Relation.field(value).stream().flatMap(List::stream))
                .toList();
        return new DebianPackage(
                locked,
                new DebianVersion(locked.version()),
                needs,
                provides,
                says(stanza, "Essential", "yes"),
                says(stanza, "Priority", "required"));
    }

    private static boolean says(Stanza stanza, String field, String value) {
        return stanza.get(field).filter(value::equals).isPresent();
    }

    String name() {
        return locked.name();
    }

    /** Whether it is what is asked for, by its own name or by one that it provides (Debian policy 7.5). */
    boolean satisfies(Relation wanted) {
        return (wanted.name().equals(name()) && wanted.accepts(version))
                || provides.stream().anyMatch(provided -> provides(provided, wanted));
    }

    /** A name that is provided without a version satisfies only a relation without a version. */
    private static boolean provides(Relation provided, Relation wanted) {
        return provided.name().equals(wanted.name())
                && (wanted.version().isEmpty()
                        || provided.version().map(wanted::accepts).orElse(false));
    }
}
