package dev.roadcase.shipping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** All that an archive is made from: linking and packing take longer than the rest of the build, and mostly change nothing. */
record Inputs(Program program) {
    /** The same for the same jars, starter, files, packing code and JDK. */
    String key() throws IOException {
        try {
            MessageDigest sum = MessageDigest.getInstance("SHA-256");
            sum.update((program.version()
                            + program.java()
                            + System.getProperty("java.vm.vendor")
                            + System.getProperty("java.vm.version"))
                    .getBytes(StandardCharsets.UTF_8));
            for (Path file : files()) {
                sum.update(file.toString().getBytes(StandardCharsets.UTF_8));
                sum.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(sum.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private List<Path> files() throws IOException {
        Stream<Path> single = Stream.of(program.jar(), program.starter());
        List<Path> jars = Folder.walk(program.target().resolve("lib"));
        List<Path> code = Folder.walk(Path.of(System.getProperty("java.class.path")));
        List<Path> files =
                program.files().isPresent() ? Folder.walk(program.files().get()) : List.of();
        return Stream.of(single, jars.stream(), code.stream(), files.stream())
                .flatMap(paths -> paths)
                .filter(Files::isRegularFile)
                .toList();
    }
}
