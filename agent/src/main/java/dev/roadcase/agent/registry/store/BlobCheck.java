package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.FileStamp;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one blob. As long as it is in files whose stamps can be believed, all answers share one
 * hash, and later answers none. Else each answer with the whole blob is hashed for itself, because a stick or a disk may
 * give other bytes the next time; parts share one hash, because they cannot be hashed alone, and whoever puts them
 * together checks the digest of the whole.
 */
public final class BlobCheck {
    private final CheckedContent content;
    private final Events events;
    private Optional<BlobHash> shared = Optional.empty();
    /** When it last had its digest; empty within, if its files have no stamps. */
    private Optional<Optional<List<FileStamp>>> held = Optional.empty();

    /** As {@link #held}, for when its digest was wrong. */
    private Optional<Optional<List<FileStamp>>> damaged = Optional.empty();

    /** @param events hears of damage, once */
    public BlobCheck(CheckedContent content, Events events) {
        this.content = content;
        this.events = events;
    }

    /** As {@link StoredBlob#open}. */
    public InputStream open(long from, long length) {
        InputStream part = content.part(from, length);
        return hash(length == content.size())
                .map(hash -> checked(part, from, length, hash))
                .orElse(part);
    }

    /** What was damaged is hashed before an answer begins, so that a client hears of it instead of being cut off. */
    private InputStream checked(InputStream part, long from, long length, BlobHash first) {
        boolean again = isDamaged();
        if (again) {
            require(first);
        }
        BlobHash hash = again ? fresh(first.stamps()) : first;
        return new CheckedStream(part, from, length, content.size(), hash, () -> require(hash)).begun();
    }

    /** The hash that has to be right before an answer ends; empty if the digest is known to be right. */
    private synchronized Optional<BlobHash> hash(boolean whole) {
        Optional<List<FileStamp>> now = content.stamps();
        if (now.isEmpty() && whole) {
            return Optional.of(fresh(now));
        }
        if (held.filter(now::equals).isPresent()) {
            return Optional.empty();
        }
        shared = shared.filter(begun -> begun.stamps().equals(now)).or(() -> Optional.of(fresh(now)));
        return shared;
    }

    private BlobHash fresh(Optional<List<FileStamp>> now) {
        return new BlobHash(content, now);
    }

    private void require(BlobHash hash) {
        try {
            hash.require();
            hold(hash);
        } catch (Problem e) {
            tell(hash, e);
            throw e;
        }
    }

    private synchronized void hold(BlobHash hash) {
        damaged = Optional.empty();
        end(hash);
        if (hash.isOfTheFilesNow()) {
            held = Optional.of(hash.stamps());
        }
    }

    private void tell(BlobHash hash, Problem problem) {
        if (problem.exitCode() != ExitCode.NOT_AUTHENTIC || becomesDamaged(hash)) {
            events.emit(new Event.Warned(content.name() + " is not served: " + problem.getMessage()));
        }
    }

    /** Answers whether that is news. A disk that cannot be read may be read again later. */
    private synchronized boolean becomesDamaged(BlobHash hash) {
        boolean isNews = !isDamaged();
        damaged = Optional.of(hash.stamps());
        end(hash);
        held = Optional.empty();
        return isNews;
    }

    /** Whether its digest was wrong when it was last looked at, and nobody has changed its files since. */
    public synchronized boolean isDamaged() {
        return damaged.filter(then -> then.equals(content.stamps())).isPresent();
    }

    /** Lets later answers begin a new one. */
    private void end(BlobHash hash) {
        shared = shared.filter(other -> other != hash);
    }
}
