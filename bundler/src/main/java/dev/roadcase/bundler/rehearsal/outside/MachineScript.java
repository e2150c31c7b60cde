package dev.roadcase.bundler.rehearsal.outside;

import dev.roadcase.bundler.provider.Provider;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A script of ours that runs on a machine, and with which one can talk line by line. */
final class MachineScript implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;

    private MachineScript(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.in = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** @param name of the script among the resources of this package */
    static MachineScript start(Provider provider, String machine, String name, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", text(name), name));
        words.addAll(List.of(arguments));
        return new MachineScript(new ProcessBuilder(provider.shell(machine, words, false))
                .redirectErrorStream(true)
                .start());
    }

    private static String text(String name) {
        try (InputStream in = MachineScript.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("this program was built without " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BufferedReader out() {
        return out;
    }

    void say(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
    }

    /** What it said first. */
    String firstLine() throws IOException {
        String line = out.readLine();
        return line == null ? "" : line;
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
