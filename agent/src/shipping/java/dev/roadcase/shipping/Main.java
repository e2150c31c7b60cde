package dev.roadcase.shipping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Makes {@code NAME-linux-amd64.tar.gz} of a program in Maven's package phase. */
public final class Main {
    private static final String NONE = "-";

    private Main() {}

    /**
     * Takes the program's name, the folder of its Maven module, the version of the build, a folder of files for machines or
     * {@code -}, and modules of Java.
     */
    public static void main(String[] args) throws IOException {
        Program program = new Program(
                args[0],
                Path.of(args[1]),
                args[2],
                Optional.of(args[3]).filter(folder -> !folder.equals(NONE)).map(Path::of),
                Arrays.asList(args).subList(4, args.length));
        if (!isLinuxOnAmd64()) {
            System.out.println("no archive of " + program.name()
                    + ": this JDK makes runtimes for its own platform, not linux/amd64");
            return;
        }
        Path archive = program.target().resolve(program.name() + "-linux-amd64.tar.gz");
        Path made = program.target().resolve(program.name() + "-linux-amd64.key");
        String key = new Inputs(program).key();
        if (Files.exists(archive)
                && Files.exists(made)
                && Files.readString(made).equals(key)) {
            return;
        }
        Files.deleteIfExists(made);
        new ProgramImage(program).make();
        new TarGz(program.image()).write(archive);
        Files.writeString(made, key);
    }

    private static boolean isLinuxOnAmd64() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }
}
