package dev.roadcase.bundler.delta;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.TarHeader;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.source.Stretch;
import dev.roadcase.agent.problem.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The newer bundle before it is written. The contents of its entries stand in other files; all between them follows from
 * their names and sizes.
 */
final class PatchedSource implements Source {
    private final String name;
    private final NavigableMap<Long, PatchedEntry> parts = new TreeMap<>();
    private final long size;

    /** Content in another source, from this offset on. */
    record PatchContent(Source source, long from) {}

    private record PatchedEntry(Entry entry, PatchContent held) {}

    /**
     * Puts it together.
     *
     * @param find where the content of an entry stands
     * @throws Problem exit 4 where an entry stands nowhere
     */
    PatchedSource(
            String name, List<Delta.ListedEntry> lines, Function<Delta.ListedEntry, Optional<PatchContent>> find) {
        this.name = name;
        long end = 0;
        for (Delta.ListedEntry line : lines) {
            PatchContent held = find.apply(line).orElseThrow(() -> lacking(line));
            Entry entry = new Entry(line.name(), end, line.size());
            parts.put(end, new PatchedEntry(entry, held));
            end = entry.end();
        }
        this.size = TarHeader.archiveLength(end);
    }

    private Problem lacking(Delta.ListedEntry line) {
        return Problem.notAuthentic(name + " has no " + line.name() + " of " + line.size() + " bytes");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        int before = target.position();
        for (long at = position; target.hasRemaining() && at < size; at = position + target.position() - before) {
            readSome(target, at);
        }
        return target.position() - before;
    }

    private void readSome(ByteBuffer target, long at) throws IOException {
        PatchedEntry part = parts.floorEntry(at).getValue();
        Entry entry = part.entry();
        long end = entry.offset() + entry.size();
        if (at < entry.offset()) {
            byte[] header = TarHeader.of(entry.name(), entry.size());
            int from = (int) (at - entry.start());
            target.put(header, from, Math.min(target.remaining(), header.length - from));
        } else if (at < end) {
            readContent(target, part.held(), at - entry.offset(), end - at);
        } else {
            target.put(new byte[(int) Math.min(target.remaining(), nextAfter(at) - at)]);
        }
    }

    private void readContent(ByteBuffer target, PatchContent held, long from, long most) throws IOException {
        int count = (int) Math.min(target.remaining(), most);
        ByteBuffer slice = target.slice(target.position(), count);
        if (held.source().read(slice, held.from() + from) < count) {
            throw new EOFException(held.source().name() + " ends early");
        }
        target.position(target.position() + count);
    }

    private long nextAfter(long at) {
        return Optional.ofNullable(parts.higherKey(at)).orElse(size);
    }

    /** Those of content alone: nothing else of it is in a file. */
    @Override
    public List<Stretch> stretches(long position, long length) {
        PatchedEntry part = parts.floorEntry(position).getValue();
        long from = position - part.entry().offset();
        return from < 0 || from + length > part.entry().size()
                ? List.of()
                : part.held().source().stretches(part.held().from() + from, length);
    }

    @Override
    public Problem explained(Problem problem) {
        return problem.advise("see whether the older bundle is whole (bundle verify); if it is, make the delta again");
    }

    /** Whoever has opened the other sources closes them. */
    @Override
    public void close() {
        // It has nothing open of its own.
    }
}
