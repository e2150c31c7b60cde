package dev.roadcase.agent.archive;

import dev.roadcase.agent.archive.source.Volume;
import dev.roadcase.agent.archive.source.VolumeList;
import dev.roadcase.agent.archive.source.VolumeSet;
import dev.roadcase.agent.format.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a bundle into volumes beside it, and leaves nothing else there. */
public record TestVolumes(Path bundle, List<Path> files) {

    /** Cuts it before each of these bytes. */
    public static TestVolumes cut(Path bundle, int... places) {
        try {
            byte[] whole = Files.readAllBytes(bundle);
            Files.delete(bundle);
            List<Volume> volumes = new ArrayList<>();
            List<Path> files = new ArrayList<>();
            for (int i = 0; i <= places.length; i++) {
                int end = i < places.length ? places[i] : whole.length;
                byte[] content = Arrays.copyOfRange(whole, i == 0 ? 0 : places[i - 1], end);
                String name = Volume.name(bundle.getFileName().toString(), i + 1);
                files.add(Files.write(bundle.resolveSibling(name), content));
                volumes.add(new Volume(name, content.length, Digest.of(content)));
            }
            VolumeList list = new VolumeList(bundle.getFileName().toString(), volumes);
            Files.write(VolumeSet.listOf(bundle), list.bytes());
            return new TestVolumes(bundle, List.copyOf(files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts it into volumes of this many bytes, the last of which has what is left. */
    public static TestVolumes of(Path bundle, int size) {
        try {
            int length = (int) Files.size(bundle);
            int[] places = new int[(length - 1) / size];
            for (int i = 0; i < places.length; i++) {
                places[i] = (i + 1) * size;
            }
            return cut(bundle, places);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives two of them, numbered from 1, each other's name. */
    public void exchange(int one, int other) {
        try {
            byte[] first = Files.readAllBytes(file(one));
            Files.write(file(one), Files.readAllBytes(file(other)));
            Files.write(file(other), first);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The volume of this number, from 1. */
    public Path file(int number) {
        return files.get(number - 1);
    }

    public Path list() {
        return VolumeSet.listOf(bundle);
    }
}
