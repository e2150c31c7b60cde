package dev.roadcase.bundler.provider;

import dev.roadcase.bundler.cluster.dialect.UserDataReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of vagrant/, which this program carries. */
final class VagrantFiles {
    private VagrantFiles() {}

    /** The same for every cluster: it reads the cluster.json and the script beside it. */
    static String vagrantfile() {
        return text("Vagrantfile");
    }

    /** What Vagrant runs on each machine, so that this program gets its user-data. */
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
