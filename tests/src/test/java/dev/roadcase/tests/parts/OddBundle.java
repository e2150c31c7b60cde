package dev.roadcase.tests.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A bundle for nodes of images that are odd in one way each, a chart, and one image that no runtime takes: its layer is
 * no tar. Names and contents are new each time.
 */
public final class OddBundle {
    private final String word = "t" + Long.toString(System.nanoTime(), 36);
    private final Map<String, TestImage> images = new LinkedHashMap<>();
    private final Path file;
    private final Path key;

    /** Writes it into this folder. */
    public OddBundle(Path folder) {
        put("usual", image("amd64", layer("usual")));
        put("chart", chart());
        put("broken", broken());
        put("unsaid", image("", layer("unsaid")));
        put("no-layers", image("amd64"));
        put("member-unnamed", index(member(image("amd64", layer("unnamed")), "")));
        put(
                "second-unnamed",
                index(member(image("arm64", layer("arm")), ""), member(image("amd64", layer("amd")), "")));
        put("empty-platform", index(member(image("amd64", layer("empty")), ",\"platform\":{}")));
        put("says-amd64", index(member(image("arm64", layer("says")), platform("amd64", ""))));
        put(
                "v3-first",
                index(
                        member(image("amd64", layer("v3")), platform("amd64", ",\"variant\":\"v3\"")),
                        member(image("amd64", layer("v1")), platform("amd64", ""))));
        put("last", image("amd64", layer("last")));
        TestBundle bundle = new TestBundle();
        images.forEach((name, image) -> bundle.image(name, image, "node"));
        file = bundle.file("/etc/" + word, word.getBytes(UTF_8), "node").write(folder.resolve("odd.bundle"));
        key = folder.resolve("odd.pub");
        try {
            Files.write(key, bundle.key().pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String file() {
        return file.toString();
    }

    public String key() {
        return key.toString();
    }

    /** The full name of one of them. */
    public String name(String which) {
        return "quay.io/" + word + "/" + which + ":1";
    }

    /** The names of all that runtimes take. */
    public List<String> loadable() {
        return images.keySet().stream()
                .filter(name -> !name.equals(name("chart")) && !name.equals(name("broken")))
                .toList();
    }

    private void put(String which, TestImage image) {
        images.put(name(which), image);
    }

    private Layer layer(String name) {
        return Layer.of(name, (word + name).getBytes(UTF_8));
    }

    private static TestImage image(String architecture, Layer... layers) {
        String os = architecture.isEmpty() ? "" : "linux";
        String config = Layer.config("/" + layers.length, layers)
                .replace("\"amd64\"", "\"" + architecture + "\"")
                .replace("\"linux\"", "\"" + os + "\"");
        return TestImage.oci(config, Layer.contents(layers));
    }

    private TestImage broken() {
        return TestImage.oci(Layer.config("/", layer("broken")), List.of((word + " is no tar").getBytes(UTF_8)));
    }

    private TestImage chart() {
        byte[] config = ("{\"name\":\"" + word + "\"}").getBytes(UTF_8);
        byte[] chart = (word + " a chart").getBytes(UTF_8);
        String manifest = "{\"schemaVersion\":2,\"mediaType\":\"" + MediaType.OCI_MANIFEST + "\",\"config\":"
                + descriptor(Descriptor.of("application/vnd.cncf.helm.config.v1+json", config), "") + ",\"layers\":["
                + descriptor(Descriptor.of("application/vnd.cncf.helm.chart.content.v1.tar+gzip", chart), "") + "]}";
        byte[] bytes = manifest.getBytes(UTF_8);
        return new TestImage(Descriptor.of(MediaType.OCI_MANIFEST, bytes), List.of(bytes, config), List.of(chart));
    }

    private record Member(TestImage image, String more) {}

    private static Member member(TestImage image, String more) {
        return new Member(image, more);
    }

    private static String platform(String architecture, String more) {
        return ",\"platform\":{\"os\":\"linux\",\"architecture\":\"" + architecture + "\"" + more + "}";
    }

    private static TestImage index(Member... members) {
        String list = Stream.of(members)
                .map(member -> descriptor(member.image().descriptor(), member.more()))
                .collect(Collectors.joining(","));
        byte[] index = ("{\"schemaVersion\":2,\"mediaType\":\"" + MediaType.OCI_INDEX + "\",\"manifests\":[" + list
                        + "]}")
                .getBytes(UTF_8);
        List<byte[]> documents = new ArrayList<>(List.of(index));
        List<byte[]> layers = new ArrayList<>();
        for (Member member : members) {
            documents.addAll(member.image().documents());
            layers.addAll(member.image().layers());
        }
        return new TestImage(Descriptor.of(MediaType.OCI_INDEX, index), documents, layers);
    }

    private static String descriptor(Descriptor content, String more) {
        return "{\"mediaType\":\"" + content.mediaType() + "\",\"digest\":\"" + content.digest() + "\",\"size\":"
                + content.size() + more + "}";
    }
}
