package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.client.ClientRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * GNU tar at work in a folder. It gives files their owners, modes and capabilities, and lets no member and no link lead
 * out of the folder.
 */
public final class TarExtraction implements AutoCloseable {
    private static final Duration VERSION = Duration.ofSeconds(10);
    private static final List<String> COMMAND = List.of(
            "tar",
            "--extract",
            "--verbose",
            "--quoting-style=escape",
            "--same-owner",
            "--numeric-owner",
            "--same-permissions",
            "--xattrs",
            // Without those that overlayfs keeps for itself: a layer could point it to other files.
            "--xattrs-include=user.*",
            "--xattrs-include=security.capability",
            // Reads what the pipe holds, 64 KiB; without it, 10 KiB at a time, and writes files so.
            "--blocking-factor=128",
            "--file=-");

    private final Process process;
    private final MemberNames names = new MemberNames();
    private final Thread reader;

    private TarExtraction(Process process) {
        this.process = process;
        this.reader = new Thread(this::readNames, "tar");
        reader.setDaemon(true);
        reader.start();
    }

    /** Whether this machine has GNU tar. Other tars protect less. */
    public static boolean isHere() {
        try (ClientRun call = ClientRun.start(List.of("tar", "--version"))) {
            call.in().close();
            return call.ends(VERSION) && call.output().contains("GNU tar");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        }
    }

    /** Unpacks into a folder that is empty. */
    static TarExtraction into(Path folder) throws IOException {
        List<String> command = new ArrayList<>(COMMAND);
        command.add("--directory=" + folder);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        return new TarExtraction(
                builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    /** Takes the tar. */
    OutputStream in() {
        return process.getOutputStream();
    }

    /** Whether it makes sense to go on. */
    boolean isPromising() {
        return names.standApart();
    }

    /**
     * Must be called when the whole tar is written. Answers whether all of it is unpacked and
     * {@linkplain MemberNames stands apart}.
     */
    boolean isDone() throws IOException, InterruptedException {
        in().close();
        boolean well = process.waitFor() == 0;
        reader.join();
        return well && names.standApart();
    }

    private void readNames() {
        try (InputStream out = process.getInputStream();
                BufferedReader lines = new BufferedReader(new InputStreamReader(out, StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                names.add(line);
            }
        } catch (IOException e) {
            // It was killed: isDone() hears that from its exit code.
        }
    }

    /** Ends it, whatever it is doing. Returns when it no longer changes the folder. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
