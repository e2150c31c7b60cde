package dev.roadcase.bundler.lock;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The differences between a lock and a demo, in words. */
final class Difference {
    private static final String LOCK = LockFile.NAME;

    private final Lock lock;
    private final Wanted wanted;
    private final List<String> lines = new ArrayList<>();

    Difference(Lock lock, Wanted wanted) {
        this.lock = lock;
        this.wanted = wanted;
    }

    /** A line for each, first what the lock lacks; none where they agree. */
    List<String> lines() {
        Lock kept = wanted.partOf(lock);
        wanted.images().forEach((reference, by) -> lack(kept.image(reference), reference, by));
        wanted.files().forEach((url, stated) -> lack(kept.url(url), url, stated));
        wanted.packages().forEach((target, asked) -> lack(kept, target, asked));
        unasked(lock.images().keySet(), wanted.images(), "the image ");
        unaskedReferrers();
        unasked(lock.files().keySet(), wanted.files(), "");
        unasked(lock.packages().keySet(), wanted.packages(), "packages of ");
        return lines;
    }

    private void lack(Optional<LockedImage> kept, Reference reference, Set<String> by) {
        if (kept.isEmpty()) {
            lines.add(
                    lock.image(reference).isEmpty()
                            ? LOCK + " lacks the image " + reference + " (" + String.join(", ", by) + ")"
                            : LOCK + " has another digest for " + reference);
        } else if (wanted.referrers().contains(reference)
                && kept.get().referrers().isEmpty()) {
            lines.add(LOCK + " lacks the referrers of " + reference);
        }
    }

    private void unaskedReferrers() {
        lock.images().forEach((reference, image) -> {
            boolean asked = !wanted.images().containsKey(reference)
                    || wanted.referrers().contains(reference);
            if (!asked && !image.referrers().isEmpty()) {
                lines.add(LOCK + " has referrers of " + reference + ", which nothing asks for");
            }
        });
    }

    private void lack(Optional<LockedFile> kept, URI url, Optional<Digest> stated) {
        if (kept.isEmpty()) {
            String shown = new UrlOrigin(url, stated).shown();
            lines.add(lock.url(url)
                    .map(file -> LOCK + " has " + file.sha256() + " for " + shown + ", demo.yaml another sum")
                    .orElse(LOCK + " lacks " + shown));
        }
    }

    private void lack(Lock kept, BuildTarget target, Set<String> asked) {
        if (!kept.packages().containsKey(target)) {
            String state = lock.packages().containsKey(target) ? " has other packages of " : " lacks the packages of ";
            lines.add(LOCK + state + target + " (demo.yaml asks for " + String.join(", ", asked) + ")");
        }
    }

    private void unasked(Set<?> locked, Map<?, ?> asked, String what) {
        locked.stream()
                .filter(key -> !asked.containsKey(key))
                .map(key -> key instanceof URI url ? new UrlOrigin(url, Optional.empty()).shown() : key.toString())
                .forEach(key -> lines.add(LOCK + " has " + what + key + ", which nothing asks for"));
    }
}
