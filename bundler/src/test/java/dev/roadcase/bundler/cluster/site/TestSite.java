package dev.roadcase.bundler.cluster.site;

import dev.roadcase.bundler.spec.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sites of a demo, read from site.yaml on a large laptop. */
public final class TestSite {
    public static final Laptop LAPTOP = new Laptop(List.of(), 32L << 30);

    private TestSite() {}

    /** One machine and no other. */
    public static Site alone(Path folder, Demo demo) throws IOException {
        return read(folder, "machines: [{name: controller, role: controller, address: 192.168.56.20}]\n", demo);
    }

    public static Site read(Path folder, String yaml, Demo demo) throws IOException {
        Path file = Files.writeString(folder.resolve("site.yaml"), yaml);
        return SiteFile.read(file, demo, LAPTOP, List.of());
    }
}
