package dev.roadcase.bundler.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Images that share a large layer, an index of two platforms, and Docker's types. */
final class PushContent {
    /** Large enough to be sent before it is known to be undamaged. */
    static final byte[] LARGE = seeded(300_000);

    static final String API = "quay.io/acme/api:2.3";
    static final String WEB = "docker.io/library/web:1";
    static final String MULTI = "ghcr.io/acme/multi:1";

    private final Map<String, TestImage> images = new LinkedHashMap<>();

    private PushContent() {
        images.put(API, TestImage.oci(config("api"), List.of(LARGE, text("own"), new byte[0])));
        images.put(WEB, TestImage.docker(config("web"), List.of(LARGE, text("web"))));
        images.put(
                MULTI,
                TestImage.index(
                        MediaType.OCI_INDEX,
                        Map.of(
                                Platform.LINUX_AMD64,
                                TestImage.oci(config("amd64"), "amd64"),
                                Platform.parse("linux/arm64"),
                                TestImage.oci(config("arm64"), "arm64"))));
    }

    static PushContent usual() {
        return new PushContent();
    }

    static byte[] seeded(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String config(String name) {
        return "{\"os\":\"linux\",\"architecture\":\"amd64\",\"author\":\"" + name + "\"}";
    }

    TestImage image(String name) {
        return images.get(name);
    }

    TestBundle bundle() {
        TestBundle bundle = new TestBundle().annotate(Annotation.PLATFORMS, "all");
        images.forEach(bundle::image);
        return bundle;
    }

    /** All of it is there, byte for byte, under names without hosts. */
    void requireIn(PushRegistry registry) {
        images.forEach((name, image) -> {
            String repository = name.substring(name.indexOf('/') + 1, name.indexOf(':'));
            String tag = name.substring(name.indexOf(':') + 1);
            assertThat(registry.manifest(repository, tag)).contains(image.manifest());
            image.documents().forEach(part -> requireThere(registry, repository, part));
            image.layers().forEach(layer -> requireThere(registry, repository, layer));
        });
    }

    private static void requireThere(PushRegistry registry, String repository, byte[] part) {
        Digest digest = Digest.of(part);
        assertThat(registry.blob(repository, digest).or(() -> registry.manifest(repository, digest.toString())))
                .as(repository + " " + digest)
                .contains(part);
    }
}
