package dev.roadcase.tests.inaetics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.inaetics.registration.Registration;
import dev.roadcase.tests.parts.FreePort;
import dev.roadcase.tests.parts.Viewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** The queue and the viewer as processes; the viewer starts producers and processors. Deciding takes a second each time. */
final class Demonstrator implements AutoCloseable {
    private static final long MOST = TimeUnit.MINUTES.toNanos(10);

    private final Path folder;
    private final String queueAddress = "127.0.0.1:" + FreePort.find();
    private final String viewerAddress = "127.0.0.1:" + FreePort.find();
    private final Viewer page = new Viewer(viewerAddress);
    final Process queue;
    Process viewer;

    Demonstrator(Path folder) throws IOException {
        this.folder = folder;
        set("poll.interval", "1");
        queue = start("queue", queueAddress);
        viewer = start("viewer", viewerAddress);
        try {
            awaitServices();
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    /** Changes a setting, as a ConfigMap that changes does. */
    void set(String setting, String value) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("settings")).resolve(setting), value);
    }

    private void awaitServices() {
        until(
                "it registers",
                () -> get("/coordinator/systemStats")
                        .path("processors")
                        .asText()
                        .equals("1 / 1"));
    }

    /** As Kubernetes does it when a pod is gone: another one, of which nobody knows what the first one knew. */
    void startViewerAgain() throws IOException {
        viewer = start("viewer", viewerAddress);
        awaitServices();
    }

    /** Host and port. */
    String queueAddress() {
        return queueAddress;
    }

    /** Host and port. */
    String viewerAddress() {
        return viewerAddress;
    }

    /** The address of a page of the viewer's. */
    String page(String path) {
        return "http://" + viewerAddress + path;
    }

    private Process start(String service, String address) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.roadcase.inaetics.cli.Main",
                        service)
                .redirectErrorStream(true)
                .redirectOutput(log(service).toFile());
        builder.environment()
                .putAll(Map.of(
                        "INAETICS_LISTEN",
                        address,
                        "INAETICS_QUEUE",
                        queueAddress,
                        "INAETICS_VIEWER",
                        viewerAddress,
                        "INAETICS_SETTINGS",
                        folder.resolve("settings").toString(),
                        "INAETICS_UNTIL_EOF",
                        "yes",
                        "INAETICS_SCALER",
                        "processes"));
        return builder.start();
    }

    private Path log(String service) {
        return folder.resolve(service + ".log");
    }

    String said(String service) {
        try {
            return Files.readString(log(service));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the viewer answers; nothing where it does not. */
    JsonNode get(String path) {
        return page.get(path);
    }

    /** What the viewer answers, once it does. */
    JsonNode answer(String path) {
        AtomicReference<JsonNode> answer = new AtomicReference<>(get(path));
        until(
                path + " is answered",
                () -> !answer.get().isMissingNode()
                        || !answer.updateAndGet(none -> get(path)).isMissingNode());
        return answer.get();
    }

    /** Has it do something, which it has to take. */
    void post(String path, String form) {
        assertThat(page.post(path, form)).as("it takes %s %s", path, form).isTrue();
    }

    /** Has it hear of a service, which says so again where it did not. */
    void register(Registration registration) {
        page.post(Registration.PATH, registration.json().toString());
    }

    /** The processes of this kind that the viewer has started. */
    List<ProcessHandle> replicas(String kind) {
        return viewer.children().filter(child -> words(child).contains(kind)).toList();
    }

    private static String words(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    void until(String what, BooleanSupplier holds) {
        long start = System.nanoTime();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - start > MOST) {
                throw new AssertionError("not within ten minutes: " + what + "\n" + get("/coordinator/ledger") + "\n"
                        + said("queue") + "\n" + said("viewer"));
            }
            pause();
        }
    }

    /** The demonstrator works on the same processors. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        viewer.descendants().forEach(ProcessHandle::destroyForcibly);
        viewer.destroyForcibly();
        queue.destroyForcibly();
    }
}
