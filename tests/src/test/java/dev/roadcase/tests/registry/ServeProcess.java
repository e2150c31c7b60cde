package dev.roadcase.tests.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadcase.tests.parts.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code bundle serve} at a free port, as a process of its own: with the memory that it has at a show. */
final class ServeProcess implements AutoCloseable {
    private final Process process;
    private final String url;

    private ServeProcess(Process process) throws IOException {
        this.process = process;
        String said = process.inputReader(UTF_8).readLine();
        if (said == null) {
            throw new AssertionError("bundle serve ended before it was ready");
        }
        this.url = said.substring("ready ".length());
    }

    /** Answers when it is ready. What it has to say goes to {@code serve.log} in the folder. */
    static ServeProcess of(Path bundle, Path folder, String... flags) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Launcher.program().toString(),
                "serve",
                bundle.toString(),
                "--listen",
                "127.0.0.1:0",
                "--trust-embedded"));
        words.addAll(List.of(flags));
        ProcessBuilder process = new ProcessBuilder(words)
                .redirectError(folder.resolve("serve.log").toFile());
        process.environment().put("XDG_CONFIG_HOME", folder.resolve("settings").toString());
        return new ServeProcess(process.start());
    }

    String url() {
        return url;
    }

    /** The most memory that it has had at once, with the pages that it shares (proc(5), status: VmHWM). */
    double peakMebibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
