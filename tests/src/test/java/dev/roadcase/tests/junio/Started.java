package dev.roadcase.tests.junio;

import dev.roadcase.tests.parts.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** One of junio's programs as a process. */
final class Started implements AutoCloseable {
    private static final Duration MOST = Duration.ofMinutes(2);

    final int port = FreePort.find();
    private final Process process;
    private final Path log;

    private Started(Path folder, String program, Map<String, String> environment) throws IOException {
        log = Files.createTempFile(folder, program, ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "@../images/junio/conf/java.options",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.roadcase.junio.cli.Main",
                        program)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** Starts it, and returns once it has said so. */
    static Started program(Path folder, String program, Map<String, String> environment) throws IOException {
        Started started = new Started(folder, program, environment);
        until(program + " starts", () -> {
            if (!started.process.isAlive()) {
                throw new AssertionError(started.said());
            }
            return started.said().contains("Starting " + program);
        });
        return started;
    }

    /** Starts a service of this version, and returns once Kubernetes would send it requests. */
    static Started service(Path folder, String name, String version, Map<String, String> environment)
            throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("VERSION_FILE", "../images/junio/versions/" + version);
        Started started = program(folder, name, all);
        until(name + " answers", started::isReady);
        return started;
    }

    private boolean isReady() {
        try {
            return get("/status").equals("{\"ok\":true}");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What it answers to GET of a path, over a connection of its own. */
    String get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(MOST).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    /** As Kubernetes stops a pod. */
    void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Returns once it holds. */
    static void until(String what, BooleanSupplier holds) {
        long start = System.nanoTime();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - start > MOST.toNanos()) {
                throw new AssertionError("it does not come to be that " + what);
            }
            pause(Duration.ofMillis(50));
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
