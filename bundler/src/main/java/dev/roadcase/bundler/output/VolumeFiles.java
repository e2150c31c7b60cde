package dev.roadcase.bundler.output;

import dev.roadcase.agent.archive.source.Volume;
import dev.roadcase.agent.archive.source.VolumeList;
import dev.roadcase.agent.archive.source.VolumeSums;
import dev.roadcase.agent.format.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A bundle that is a set of volumes, {@code FILE.001.partial} and so on until it is finished. */
final class VolumeFiles implements Storage {
    private final VolumeFolder folder;
    private final long size;
    private final Map<Integer, WritableFile> open = new TreeMap<>();

    private VolumeFiles(VolumeFolder folder, VolumeSize size) {
        this.folder = folder;
        this.size = size.bytes();
    }

    /** Opens it, with what stands there. A second process at the same output is refused. */
    static VolumeFiles open(Path output, VolumeSize size) throws IOException {
        VolumeFiles files = new VolumeFiles(new VolumeFolder(output), size);
        files.volume(1);
        return files;
    }

    @Override
    public boolean isEmpty() throws IOException {
        return folder.isEmpty();
    }

    /** The first volume stays in any case: it holds the lock. */
    @Override
    public synchronized void truncate(long length) throws IOException {
        int last = Math.max(1, (int) ((length + size - 1) / size));
        for (Map.Entry<Integer, WritableFile> volume : open.entrySet()) {
            if (volume.getKey() > last) {
                volume.getValue().close();
            }
        }
        open.keySet().removeIf(number -> number > last);
        folder.removePartials(number -> number > last);
        volume(last).truncate(length - (last - 1) * size);
    }

    @Override
    public void write(ByteBuffer bytes, long at) throws IOException {
        int end = bytes.limit();
        for (VolumeStretch part : parts(at, bytes.remaining())) {
            bytes.limit(bytes.position() + (int) part.length());
            volume(part.number()).write(bytes, part.from());
            bytes.limit(end);
        }
    }

    @Override
    public void copy(FileChannel source, long from, long count, long at) throws IOException {
        long next = from;
        for (VolumeStretch part : parts(at, count)) {
            volume(part.number()).copy(source, next, part.length(), part.from());
            next += part.length();
        }
    }

    @Override
    public void copyTo(Storage target, long from, long count, long at) throws IOException {
        long next = at;
        for (VolumeStretch part : parts(from, count)) {
            volume(part.number()).copyTo(target, part.from(), part.length(), next);
            next += part.length();
        }
    }

    @Override
    public int read(ByteBuffer target, long at) throws IOException {
        int limit = target.limit();
        VolumeStretch part = parts(at, target.remaining()).get(0);
        target.limit(target.position() + (int) part.length());
        int count = volume(part.number()).read(target, part.from());
        target.limit(limit);
        return count;
    }

    @Override
    public void force() throws IOException {
        for (WritableFile volume : opened()) {
            volume.force();
        }
    }

    private synchronized List<WritableFile> opened() {
        return List.copyOf(open.values());
    }

    @Override
    public void finish(long length) throws IOException {
        List<VolumeStretch> volumes = parts(0, length);
        for (VolumeStretch volume : volumes) {
            volume(volume.number()).resize(volume.length());
        }
        VolumeList list = list(volumes);
        for (VolumeStretch volume : volumes) {
            volume(volume.number()).force();
        }
        folder.publish(list);
    }

    /** Blobs arrive in any order, so volumes are hashed when they are complete: most of them are in memory still. */
    private VolumeList list(List<VolumeStretch> parts) {
        List<Digest> sums = VolumeSums.of(
                parts.stream().map(part -> folder.partial(part.number())).toList());
        List<Volume> volumes = IntStream.range(0, parts.size())
                .mapToObj(i -> new Volume(
                        folder.volume(i + 1).getFileName().toString(),
                        parts.get(i).length(),
                        sums.get(i)))
                .toList();
        return new VolumeList(folder.bundle(), volumes);
    }

    @Override
    public void moveTo(Path output) throws IOException {
        folder.movePartials(new VolumeFolder(output));
    }

    @Override
    public void delete() throws IOException {
        folder.removePartials(number -> true);
    }

    @Override
    public synchronized void close() throws IOException {
        for (WritableFile volume : open.values()) {
            volume.close();
        }
    }

    private synchronized WritableFile volume(int number) throws IOException {
        WritableFile volume = open.get(number);
        if (volume == null) {
            volume = WritableFile.open(folder.partial(number));
            open.put(number, volume);
        }
        return volume;
    }

    private List<VolumeStretch> parts(long at, long length) {
        List<VolumeStretch> parts = new ArrayList<>();
        for (long next = at; next < at + length; next = (next / size + 1) * size) {
            long end = Math.min(at + length, (next / size + 1) * size);
            parts.add(new VolumeStretch((int) (next / size) + 1, next % size, end - next));
        }
        return parts;
    }

    /**
     * The part of a stretch that is in one volume.
     *
     * @param number of the volume, from 1
     * @param from offset in the volume
     */
    private record VolumeStretch(int number, long from, long length) {}
}
