package dev.roadcase.bundler.referrer;

import dev.roadcase.bundler.lock.LockedReferrer;
import java.util.List;

/**
 * What belongs to a manifest.
 *
 * @param found each digest once
 * @param remarks what a user should know of the others: sentences
 */
public record FoundReferrers(List<LockedReferrer> found, List<String> remarks) {
    public FoundReferrers {
        found = List.copyOf(found);
        remarks = List.copyOf(remarks);
    }
}
