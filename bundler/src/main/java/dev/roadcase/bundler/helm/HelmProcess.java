package dev.roadcase.bundler.helm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Asks Helm, in a process of its own.
 *
 * @param cache where its native part is kept
 * @param folder for what it is asked and answers, and for what it writes on its way; the caller deletes it
 */
public record HelmProcess(Path cache, Path folder) {
    /** Of Java, from which a library has to be allowed to be native. */
    private static final int CAREFUL = 22;

    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** For each rendering. */
    private static final Duration EACH = Duration.ofSeconds(10);

    /**
     * The answers to these calls, in their order. Each is read when it is asked for, since together they may be large, and
     * before something else is asked.
     *
     * @throws Problem exit 6 if Helm cannot run on this computer
     */
    public List<HelmAnswer> ask(List<? extends HelmCall> calls) {
        ObjectNode asked = Json.object();
        ArrayNode list = asked.putArray(HelmMain.CALLS);
        calls.forEach(call -> list.add(call.json()));
        Path questions = folder.resolve("calls.json");
        try {
            Files.createDirectories(cache);
            Files.write(questions, Json.bytes(asked));
            run(questions, LONGEST.plus(EACH.multipliedBy(calls.size())));
        } catch (IOException e) {
            throw Problem.machine("render charts: " + e.getMessage()).causedBy(e);
        }
        return new AbstractList<>() {
            @Override
            public HelmAnswer get(int number) {
                return read(number);
            }

            @Override
            public int size() {
                return calls.size();
            }
        };
    }

    private HelmAnswer read(int number) {
        Path file = HelmMain.answer(folder, number);
        try {
            return HelmAnswer.read(Json.large(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw Problem.machine("read " + file + ": " + e.getMessage()).causedBy(e);
        }
    }

    private void run(Path questions, Duration longest) throws IOException {
        try (EmptyCluster cluster = EmptyCluster.start()) {
            run(questions, longest, cluster);
        }
    }

    private void run(Path questions, Duration longest, EmptyCluster cluster) throws IOException {
        File said = folder.resolve("helm.log").toFile();
        ProcessBuilder helm = new ProcessBuilder(command(questions, folder))
                .redirectErrorStream(true)
                .redirectOutput(said);
        helm.environment().keySet().retainAll(List.of("PATH"));
        helm.environment()
                .putAll(Map.of(
                        "HOME",
                        folder.toString(),
                        "HELM_KUBEAPISERVER",
                        cluster.url(),
                        "MALLOC_ARENA_MAX",
                        "2",
                        "LC_ALL",
                        "C.UTF-8"));
        if (end(helm.start(), longest) != 0) {
            throw Problem.machine("render charts: " + last(said.toPath()))
                    .advise("charts are rendered on Linux with a processor of the kind amd64: prepare the demo there");
        }
    }

    private static int end(Process process, Duration longest) throws IOException {
        try {
            process.getOutputStream().close();
            if (process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw Problem.machine("render charts: Helm has not ended after " + longest.toSeconds() + " s")
                    .advise("list fewer values of parameters: the chart is rendered for each combination");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command(Path questions, Path answers) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx192m"));
        command.add("-Djava.io.tmpdir=" + folder);
        command.addAll(List.of("-Djna.tmpdir=" + cache, "-Djna.encoding=UTF-8"));
        if (Runtime.version().feature() >= CAREFUL) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), HelmMain.class.getName()));
        command.addAll(List.of(cache.toString(), questions.toString(), answers.toString()));
        return command;
    }

    private static String last(Path said) throws IOException {
        String text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> line.contains("Exception") || line.contains("Error"))
                .findFirst()
                .orElse(text.strip());
    }
}
