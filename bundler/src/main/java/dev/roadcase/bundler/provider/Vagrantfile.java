package dev.roadcase.bundler.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** vagrant/Vagrantfile, which this program carries: it reads the cluster.json beside it. */
public final class Vagrantfile {
    private static final String RESOURCE = "/vagrant/Vagrantfile";

    private Vagrantfile() {}

    /** The file's text, the same for every cluster. */
    public static String text() {
        try (InputStream in = Vagrantfile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("this program was built without " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
