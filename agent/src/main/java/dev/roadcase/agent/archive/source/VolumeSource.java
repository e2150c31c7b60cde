package dev.roadcase.agent.archive.source;

import dev.roadcase.agent.file.FileStamp;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The volumes of a set, read in place as one file. */
final class VolumeSource implements Source {
    private final VolumeSet set;
    private final NavigableMap<Long, FileSource> byStart = new TreeMap<>();
    private long size;

    private VolumeSource(VolumeSet set) {
        this.set = set;
    }

    /**
     * Opens all volumes. It checks their lengths, but not their sums.
     *
     * @throws Problem exit 3 naming the volumes that are missing, exit 4 naming those of another length
     */
    static VolumeSource open(VolumeSet set) {
        new VolumeCheck(set).requireLengths();
        VolumeSource source = new VolumeSource(set);
        return source.openedBy(() -> {
            set.list().volumes().forEach(source::add);
            return source;
        });
    }

    private void add(Volume volume) {
        byStart.put(size, FileSource.open(set.path(volume)));
        size += volume.size();
    }

    @Override
    public String name() {
        return set.bundle().toString();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public List<Volume> volumes() {
        return set.list().volumes();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        int wanted = target.remaining();
        int total = 0;
        while (total < wanted && position + total < size) {
            int count = readVolume(target, position + total);
            if (count == 0) {
                return total;
            }
            total += count;
        }
        return total;
    }

    /** Reads on to the end of the volume that stands at this position. */
    private int readVolume(ByteBuffer target, long position) throws IOException {
        Map.Entry<Long, FileSource> volume = byStart.floorEntry(position);
        int limit = target.limit();
        long left = end(volume.getKey()) - position;
        target.limit((int) Math.min(limit, target.position() + left));
        try {
            return volume.getValue().read(target, position - volume.getKey());
        } catch (IOException e) {
            throw new IOException(volume.getValue().name() + ": " + e.getMessage(), e);
        } finally {
            target.limit(limit);
        }
    }

    @Override
    public List<Stretch> stretches(long position, long length) {
        List<Stretch> found = new ArrayList<>();
        for (long at = position; at < position + length; at = end(byStart.floorKey(at))) {
            Map.Entry<Long, FileSource> volume = byStart.floorEntry(at);
            long part = Math.min(position + length, end(volume.getKey())) - at;
            found.addAll(volume.getValue().stretches(at - volume.getKey(), part));
        }
        return found;
    }

    @Override
    public Optional<List<FileStamp>> stamps() {
        List<FileStamp> all = new ArrayList<>();
        byStart.values().forEach(volume -> volume.stamps().ifPresent(all::addAll));
        return all.size() == byStart.size() ? Optional.of(all) : Optional.empty();
    }

    private long end(long start) {
        Long next = byStart.higherKey(start);
        return next == null ? size : next;
    }

    @Override
    public Problem suspected(Problem problem) {
        return Problem.notAuthentic(problem.getMessage())
                .advise("a volume is damaged, or two volumes were exchanged; `bundle verify " + name() + "` says which")
                .causedBy(problem);
    }

    @Override
    public Problem explained(Problem problem) {
        return problem.exitCode() == ExitCode.NOT_AUTHENTIC ? new VolumeCheck(set).explained(problem) : problem;
    }

    @Override
    public void close() {
        byStart.values().forEach(FileSource::close);
    }
}
