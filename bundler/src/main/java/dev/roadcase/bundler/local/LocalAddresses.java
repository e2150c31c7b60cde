package dev.roadcase.bundler.local;

import dev.roadcase.bundler.spec.local.LocalProcess;
import dev.roadcase.bundler.spec.local.LocalRun;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses of this computer that the settings of a demo's processes name, and which settings those are. */
final class LocalAddresses {
    private static final Pattern ADDRESS = Pattern.compile("(127\\.0\\.0\\.1|localhost):([0-9]{1,5})");
    private static final int PATIENCE_MILLIS = 500;

    private final Map<String, List<String>> settings = new TreeMap<>();

    LocalAddresses(LocalRun run) {
        run.processes().forEach(this::add);
    }

    private void add(LocalProcess process) {
        new TreeMap<>(process.env()).forEach((name, value) -> {
            Matcher address = ADDRESS.matcher(value);
            while (address.find()) {
                settings.computeIfAbsent(address.group(), key -> new ArrayList<>())
                        .add(name + " of " + process.name());
            }
        });
    }

    /** The addresses at which a program listens already. */
    List<String> taken() {
        return settings.keySet().stream().filter(LocalAddresses::isTaken).toList();
    }

    private static boolean isTaken(String address) {
        String[] parts = address.split(":");
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])), PATIENCE_MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The advice if other programs listen at these. */
    String advice(List<String> taken) {
        List<String> names = taken.stream()
                .flatMap(address -> settings.get(address).stream())
                .toList();
        return "end what listens there, or change it in demo.yaml's run: " + String.join(", ", names);
    }
}
