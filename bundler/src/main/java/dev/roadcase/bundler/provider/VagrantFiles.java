package dev.roadcase.bundler.provider;

import dev.roadcase.bundler.cluster.dialect.UserDataReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of vagrant/, which are part of this program. */
final class VagrantFiles {
    private VagrantFiles() {}

    /** The Vagrantfile, the same for every cluster. It reads cluster.json and the script beside it. */
    static String vagrantfile() {
        return text("Vagrantfile");
    }

    /** The script that Vagrant runs on each machine, which puts the user-data where this program looks for it. */
    static String script(UserDataReader reader) {
        return text(reader.vagrantScript());
    }

    private static String text(String name) {
        String resource = "/vagrant/" + name;
        try (InputStream in = VagrantFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("this program was built without " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
