package dev.roadcase.agent.archive.source;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A part of an entry's content, which one reader fetches and all of them read.
 *
 * <p>Bytes: {@code length} of them, {@code from} on within the content.
 */
final class SharedPart {
    private final Entry entry;
    private final long from;
    private final int length;
    private final CompletableFuture<byte[]> bytes = new CompletableFuture<>();
    private volatile long lastUse = System.nanoTime();
    private volatile boolean readToItsEnd;

    SharedPart(Entry entry, long from, int length) {
        this.entry = entry;
        this.from = from;
        this.length = length;
    }

    boolean holds(Entry other, long at) {
        return entry == other && at >= from && at < end();
    }

    boolean isOf(Entry other) {
        return entry == other;
    }

    long from() {
        return from;
    }

    long end() {
        return from + length;
    }

    int length() {
        return length;
    }

    long lastUse() {
        return lastUse;
    }

    /** Whether it may make room: it was read to its end, or nobody has read in it for so long. */
    boolean isDone(long idleNanos) {
        return bytes.isDone() && (readToItsEnd || System.nanoTime() - lastUse > idleNanos);
    }

    /** Gives the bytes to all who wait for them. */
    void complete(byte[] fetched) {
        bytes.complete(fetched);
    }

    /** Lets all who wait go on without it. */
    void fail(RuntimeException problem) {
        bytes.completeExceptionally(problem);
    }

    /**
     * Waits until it is here, and copies what the target has room for.
     *
     * @return how many bytes; empty if it could not be fetched for a reason that only its fetcher has
     * @throws Problem exit 5 if the server does not give it
     */
    Optional<Integer> read(ByteBuffer target, long at) {
        return await().map(fetched -> {
            int start = (int) (at - from);
            int count = Math.min(target.remaining(), length - start);
            target.put(fetched, start, count);
            lastUse = System.nanoTime();
            readToItsEnd |= start + count == length;
            return count;
        });
    }

    private Optional<byte[]> await() {
        try {
            return Optional.of(bytes.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Problem problem && problem.exitCode() == ExitCode.UPSTREAM) {
                throw problem;
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        }
    }
}
