package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.client.ClientRun;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * GNU tar at work in a folder. It does what Java cannot: devices, pipes, capabilities. It believes each name, so whoever
 * writes to it sees that none leads out of the folder.
 */
public final class TarExtraction implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** What a pipe takes at once. */
    private static final int STEP = 64 << 10;

    private static final List<String> COMMAND = List.of(
            "tar",
            "--extract",
            "--same-owner",
            "--numeric-owner",
            "--same-permissions",
            "--xattrs",
            "--xattrs-include=*",
            // Else links that point to absolute paths are made last, and are files until then.
            "--absolute-names",
            // Else a folder gets its time before the last file is in it.
            "--delay-directory-restore",
            // Reads what the pipe holds, 64 KiB; without it, 10 KiB at a time, and writes files so.
            "--blocking-factor=128",
            "--file=-");

    private final ClientRun tar;
    private final OutputStream in;

    private TarExtraction(ClientRun tar) {
        this.tar = tar;
        this.in = new BufferedOutputStream(tar.in(), STEP);
    }

    /** Whether this machine has GNU tar. Other tars keep less. */
    public static boolean isHere() {
        try (ClientRun call = ClientRun.start(List.of("tar", "--version"))) {
            call.in().close();
            return call.ends(PATIENCE) && call.output().contains("GNU tar");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        }
    }

    static TarExtraction into(Path folder) throws IOException {
        return new TarExtraction(ClientRun.start(command(folder)));
    }

    /** The same for a tar that another program writes, and without the times in it. */
    static ProcessBuilder untimed(Path folder) {
        List<String> command = new ArrayList<>(command(folder));
        command.add("--touch");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static List<String> command(Path folder) {
        return Stream.concat(COMMAND.stream(), Stream.of("--directory=" + folder))
                .toList();
    }

    /** Takes the tar. */
    OutputStream in() {
        return in;
    }

    /**
     * Must be called when the whole tar is written.
     *
     * @throws IOException if not all of it is unpacked, with the words of tar
     */
    void end() throws IOException, InterruptedException {
        in.close();
        if (!tar.succeeds()) {
            throw new IOException("tar: " + tar.reason());
        }
    }

    /** Ends it, whatever it is doing. Returns when it no longer changes the folder. */
    @Override
    public void close() {
        tar.close();
        try {
            tar.ends(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
