package dev.roadcase.agent.archive.source;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.problem.Problem;
import java.time.Duration;

/** Gives parts of the entries of a bundle. */
interface PartServer {
    /**
     * A part of a blob, or another entry whole.
     *
     * @param patience how long to ask again where no answer comes
     * @throws Problem exit 5 if it is not given
     */
    byte[] part(Entry entry, long from, int length, Duration patience);
}
