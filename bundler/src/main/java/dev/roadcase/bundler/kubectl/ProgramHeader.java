package dev.roadcase.bundler.kubectl;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The beginning of a program for Linux (System V ABI, "ELF Header").
 *
 * @param machine e_machine: the processor that it is for; −1 if this is no such program
 */
record ProgramHeader(int machine) {
    private static final int LENGTH = 20;
    private static final int MAGIC = 0x464c457f;
    private static final int MACHINE_AT = 18;

    /** By the JVM's names of them. */
    private static final Map<String, Integer> MACHINES = Map.of("amd64", 62, "aarch64", 183, "arm", 40, "ppc64le", 21);

    static ProgramHeader read(Path program) {
        try (InputStream in = Files.newInputStream(program)) {
            return of(in.readNBytes(LENGTH));
        } catch (IOException e) {
            throw Problem.machine("cannot read " + program + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    static ProgramHeader of(byte[] beginning) {
        ByteBuffer header = ByteBuffer.wrap(beginning).order(ByteOrder.LITTLE_ENDIAN);
        boolean isElf = beginning.length == LENGTH && header.getInt(0) == MAGIC;
        return new ProgramHeader(isElf ? header.getShort(MACHINE_AT) : -1);
    }

    boolean runsHere() {
        return runsOn(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    boolean runsOn(String system, String processor) {
        return system.equals("Linux") && MACHINES.getOrDefault(processor, 0) == machine;
    }
}
