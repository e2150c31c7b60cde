package dev.roadcase.agent.archive.verification;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.archive.bundle.ImageContent;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.util.HashSet;
import java.util.Set;

/** Whether a bundle carries all that its index leads to, and nothing else. */
final class Completeness {
    private final Bundle bundle;

    Completeness(Bundle bundle) {
        this.bundle = bundle;
    }

    /** Refuses (exit 4) a bundle that lacks a blob, has one too many, or has one of a wrong size. */
    void require() {
        Set<Digest> reached = new HashSet<>();
        for (Descriptor member : bundle.index().manifests()) {
            ImageContent.of(bundle, member).present().forEach(descriptor -> {
                bundle.require(descriptor);
                reached.add(descriptor.digest());
            });
        }
        requireAgentFirst();
        bundle.entries().forEach(entry -> requireReached(entry, reached));
    }

    private void requireAgentFirst() {
        String first = bundle.entries().stream()
                .skip(EntryName.FIRST.size())
                .findFirst()
                .map(Entry::name)
                .orElse("nothing");
        if (!first.equals(EntryName.of(new Contents(bundle).agent().digest()))) {
            throw Problem.notAuthentic(bundle.file() + ": the first blob is " + first + " and not the agent");
        }
    }

    private void requireReached(Entry entry, Set<Digest> reached) {
        EntryName.digest(entry.name())
                .filter(digest -> !reached.contains(digest))
                .ifPresent(digest -> {
                    throw Problem.notAuthentic(bundle.file() + " is damaged at byte " + entry.start() + ": entry "
                            + entry.name() + " is named by nothing in index.json");
                });
    }
}
