package dev.roadcase.bundler.doctor.computer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Ports of this computer at which somebody listens (proc(5), {@code /proc/net/tcp}). */
public record ListeningPorts(SystemFiles files) {
    private static final String LISTENS = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String SOCKET = "socket:[";

    /**
     * Those of these ports that are taken, each with the name of the program that listens there; with an empty name where
     * only root may know it.
     */
    public Map<Integer, String> among(Set<Integer> ports) {
        Map<String, Integer> sockets = new HashMap<>();
        listeners().filter(its -> ports.contains(port(its))).forEach(its -> sockets.put(its[INODE], port(its)));
        Map<Integer, String> taken = new TreeMap<>();
        sockets.values().forEach(port -> taken.put(port, ""));
        if (!sockets.isEmpty()) {
            owners(sockets, taken);
        }
        return taken;
    }

    /** Whether the ports of this computer can be read at all. */
    public boolean areKnown() {
        return files.has("proc/net/tcp");
    }

    private Stream<String[]> listeners() {
        return Stream.of("proc/net/tcp", "proc/net/tcp6")
                .flatMap(file -> files.lines(file).stream().skip(1))
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > INODE && words[STATE].equals(LISTENS));
    }

    private static int port(String[] words) {
        return Integer.parseInt(words[ADDRESS].substring(words[ADDRESS].indexOf(':') + 1), 16);
    }

    private void owners(Map<String, Integer> sockets, Map<Integer, String> taken) {
        List<Path> processes = files.in(files.root().resolve("proc")).stream()
                .filter(its -> its.getFileName().toString().matches("\\d+"))
                .toList();
        for (Path process : processes) {
            files.in(process.resolve("fd")).stream()
                    .flatMap(file -> socket(file).stream())
                    .flatMap(socket -> Optional.ofNullable(sockets.get(socket)).stream())
                    .forEach(port -> taken.put(port, name(process)));
        }
    }

    private static Optional<String> socket(Path file) {
        try {
            String target = Files.readSymbolicLink(file).toString();
            return target.startsWith(SOCKET)
                    ? Optional.of(target.substring(SOCKET.length(), target.length() - 1))
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private String name(Path process) {
        return String.join(
                "", files.lines(files.root().relativize(process.resolve("comm")).toString()));
    }
}
