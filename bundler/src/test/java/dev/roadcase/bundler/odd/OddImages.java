package dev.roadcase.bundler.odd;

import static dev.roadcase.bundler.odd.OddCase.artifact;
import static dev.roadcase.bundler.odd.OddCase.image;
import static dev.roadcase.bundler.odd.OddCase.refused;
import static dev.roadcase.bundler.odd.OddCase.taken;
import static dev.roadcase.bundler.odd.OddContent.index;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.Zstd;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.MediaType;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What makers of images have put into registries. Each was given to containerd, Docker, Podman and skopeo, and what is
 * expected here is what they do.
 */
final class OddImages {
    private static final String TAR = "application/vnd.oci.image.layer.v1.tar";
    private static final String SIGNATURE = "application/vnd.dev.cosign.simplesigning.v1+json";
    private static final String CHART = "application/vnd.cncf.helm.config.v1+json";
    private static final byte[] PLAIN = OddImage.tar("it");

    private OddImages() {}

    static Stream<OddCase> all() {
        return Stream.of(configs(), layers(), manifests(), members(), variants(), artifacts(), refusals())
                .flatMap(List::stream);
    }

    private static List<OddCase> configs() {
        return List.of(
                image(
                        "a config with empty architecture and os",
                        it().config(unsaid("")).content(),
                        "",
                        "it"),
                image(
                        "a config without architecture and os",
                        it().config(c -> c.remove(List.of("architecture", "os")))
                                .content(),
                        "",
                        "it"),
                image("a config without os", it().config(c -> c.remove("os")).content(), "", "it"),
                image(
                        "a config whose architecture is null",
                        it().config(c -> c.putNull("architecture")).content(),
                        "",
                        "it"),
                image(
                        "a config whose os is unknown",
                        it().config(unsaid("unknown")).content(),
                        "",
                        "it"),
                taken(
                        "a config in the words of a kernel",
                        it().config(c -> c.put("architecture", "x86_64").put("os", "Linux"))
                                .content()),
                taken(
                        "a config without history, as kaniko writes it",
                        it().config(c -> c.putNull("history")).content()),
                taken(
                        "a config whose time is null, as Bazel writes it",
                        it().config(c -> c.putNull("created")).content()),
                taken(
                        "a config whose time is the year 1",
                        it().config(c -> c.put("created", "0001-01-01T00:00:00Z"))
                                .content()),
                taken(
                        "a config without settings, as Nix writes it",
                        it().config(c -> c.putNull("config")).content()),
                taken(
                        "a config that says the usual variant",
                        it().config(c -> c.put("variant", "")).content()),
                taken(
                        "a config with os.version and os.features",
                        it().config(c -> c.put("os.version", "10.0")
                                        .putArray("os.features")
                                        .add("sse4"))
                                .content()),
                taken(
                        "a config that is indented, with a line's end",
                        it().exactly(Json.pretty(Json.object(config("it")))).content()),
                taken(
                        "a config of a type of its own",
                        it().manifest(m -> type(m, "application/octet-stream")).content()),
                taken(
                        "a config of 40 KiB",
                        it().config(c -> c.put("comment", "x".repeat(40 << 10))).content()),
                taken(
                        "more history than layers",
                        it().config(c -> c.putArray("history")
                                        .add(Json.object().put("empty_layer", true))
                                        .add(Json.object()))
                                .content()));
    }

    private static List<OddCase> layers() {
        OddImage none = OddImage.empty();
        return List.of(
                image("no layers", none.content(), "linux/amd64", ""),
                image(
                        "layers that are null",
                        OddImage.empty().manifest(m -> m.putNull("layers")).content(),
                        "linux/amd64",
                        ""),
                image(
                        "no list of layers",
                        OddImage.empty().manifest(m -> m.remove("layers")).content(),
                        "linux/amd64",
                        ""),
                image(
                        "no layers, and diff_ids that are null",
                        OddImage.empty()
                                .config(c -> c.withObject("/rootfs").putNull("diff_ids"))
                                .content(),
                        "linux/amd64",
                        ""),
                image(
                        "no layers, and no rootfs",
                        OddImage.empty().config(c -> c.remove("rootfs")).content(),
                        "linux/amd64",
                        ""),
                image(
                        "a layer whose diff_ids are null",
                        it().config(c -> c.withObject("/rootfs").putNull("diff_ids"))
                                .content(),
                        "linux/amd64",
                        "it"),
                image(
                        "a layer that is not compressed",
                        OddImage.empty().layer(TAR, PLAIN, PLAIN).content(),
                        "linux/amd64",
                        "it"),
                taken(
                        "a layer that is called gzip and is none",
                        OddImage.empty()
                                .layer(MediaType.OCI_LAYER_GZIP, PLAIN, PLAIN)
                                .content()),
                taken(
                        "a layer under zstd",
                        OddImage.empty()
                                .layer(TAR + "+zstd", Zstd.compress(PLAIN), PLAIN)
                                .content()),
                taken(
                        "a layer twice",
                        it().layer(MediaType.OCI_LAYER_GZIP, OddImage.gzip(PLAIN), PLAIN)
                                .content()),
                taken(
                        "a layer of nothing",
                        it().layer(MediaType.OCI_LAYER_GZIP, OddImage.gzip(new byte[1024]), new byte[1024])
                                .content()),
                taken(
                        "a layer that must not be passed on, which the registry has",
                        OddImage.empty()
                                .layer(
                                        "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip",
                                        OddImage.gzip(PLAIN),
                                        PLAIN)
                                .content()),
                taken(
                        "a foreign layer of Docker's, which the registry has",
                        it().docker()
                                .layer(
                                        "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip",
                                        OddImage.gzip(OddImage.tar("b")),
                                        OddImage.tar("b"))
                                .content()),
                taken("two hundred layers", many(200)));
    }

    private static List<OddCase> manifests() {
        return List.of(
                taken(
                        "a manifest that does not say its type",
                        it().manifest(m -> m.remove("mediaType")).content()),
                taken(
                        "a manifest of another type, which nobody knows",
                        it().manifest(m -> m.put("mediaType", "application/json"))
                                .content()
                                .called(MediaType.OCI_MANIFEST)),
                taken(
                        "a manifest that a registry calls plain JSON",
                        it().content().called("application/json")),
                taken(
                        "a manifest that a registry calls text, with a charset",
                        it().content().called("text/plain; charset=utf-8")),
                taken("a type with a charset", it().content().called(MediaType.OCI_MANIFEST + "; charset=utf-8")),
                taken("a manifest of Docker's", it().docker().content()),
                taken(
                        "a manifest of Docker's with a config of OCI's",
                        it().manifest(m -> m.put("mediaType", MediaType.DOCKER_MANIFEST))
                                .content()),
                taken(
                        "annotations that are null",
                        it().manifest(m -> m.putNull("annotations")).content()),
                taken(
                        "an annotation that is null",
                        it().manifest(m -> m.putObject("annotations").putNull("a"))
                                .content()),
                taken(
                        "an annotation that is no ASCII",
                        it().manifest(m -> m.putObject("annotations").put("größe", "日本\u0007"))
                                .content()),
                taken(
                        "a subject, as a signed image has",
                        it().manifest(m -> m.set("subject", OddContent.descriptor(MediaType.OCI_MANIFEST, new byte[3])))
                                .content()),
                taken(
                        "properties that no specification knows",
                        it().manifest(m -> m.putObject("x").putArray("y").add(1))
                                .content()),
                taken(
                        "a schemaVersion that is a text",
                        it().manifest(m -> m.put("schemaVersion", "2")).content()),
                taken(
                        "an artifactType that is empty",
                        it().manifest(m -> m.put("artifactType", "")).content()),
                taken(
                        "data in a descriptor",
                        it().manifest(m -> m.withObject("/config")
                                        .put("data", "e30=")
                                        .putArray("urls"))
                                .content()));
    }

    private static List<OddCase> members() {
        OddContent it = it().content();
        OddContent arm = OddImage.of("arm", "linux/arm64").content();
        OddContent unsaid = it().config(unsaid("")).content();
        return List.of(
                image("a member without platform", index(it.unnamed()), "linux/amd64", "it"),
                taken("a member whose platform is null", index(it.changed(d -> d.putNull("platform")))),
                taken("a member whose platform is empty", index(it.changed(d -> d.putObject("platform")))),
                taken("a member whose platform is of empty words", index(it.changed(platform("", "")))),
                taken("a member whose platform is a text", index(it.changed(d -> d.put("platform", "linux/amd64")))),
                taken(
                        "a member whose platform has no os",
                        index(it.changed(d -> d.putObject("platform").put("architecture", "amd64")))),
                taken("a member in the words of a kernel", index(it.changed(platform("Linux", "x86_64")))),
                image("a member without platform, whose config says none", index(unsaid.unnamed()), "", "it"),
                taken("two members without platform, the second for amd64", index(arm.unnamed(), it.unnamed())),
                taken("a member without platform before the right one", index(arm.unnamed(), it.on("linux/amd64"))),
                taken(
                        "a member without platform for amd64 before the one that says so",
                        index(other().unnamed(), it.on("linux/amd64"))),
                taken(
                        "a member that says amd64 whose config says arm64",
                        index(OddImage.of("it", "linux/arm64").content().on("linux/amd64"))),
                taken(
                        "members that say the opposite of their configs",
                        index(
                                other().on("linux/arm64"),
                                OddImage.of("it", "linux/arm64").content().on("linux/amd64"))),
                taken("a member that says amd64 whose config says nothing", index(unsaid.on("linux/amd64"))),
                taken(
                        "a member that says amd64 whose config says v3",
                        index(OddImage.of("it", "linux/amd64/v3").content().on("linux/amd64"))),
                taken(
                        "an attestation before the image, as BuildKit makes it",
                        index(attestation().on("unknown/unknown"), it.on("linux/amd64"))),
                taken(
                        "an attestation after the image",
                        index(it.on("linux/amd64"), attestation().on("unknown/unknown"))),
                taken("an unknown member that is an image", index(other().on("unknown/unknown"), it.on("linux/amd64"))),
                taken("an artifact without platform beside the image", index(chart().unnamed(), it.on("linux/amd64"))),
                taken("a Windows member with os.version", index(other().changed(windows()), it.on("linux/amd64"))),
                taken(
                        "a member with os.features",
                        index(it.changed(d -> platform("linux", "amd64")
                                .andThen(e -> e.withObject("/platform")
                                        .putArray("os.features")
                                        .add("sse4"))
                                .accept(d)))),
                taken(
                        "a member of a type that is no manifest",
                        index(
                                it.on("linux/amd64"),
                                new OddContent(
                                                "application/spdx+json",
                                                "{\"spdxVersion\":\"2.3\"}".getBytes(UTF_8),
                                                List.of())
                                        .unnamed())),
                taken("the same member twice", index(it.on("linux/amd64"), it.on("linux/amd64"))),
                image(
                        "one manifest for two platforms",
                        index(it.on("linux/arm64"), it.on("linux/amd64")),
                        "linux/arm64,linux/amd64",
                        "it"),
                taken("an index in an index", index(index(it.on("linux/amd64")).unnamed())),
                taken(
                        "an index for a platform in an index",
                        index(index(it.on("linux/amd64")).on("linux/amd64"))),
                taken(
                        "an index in an index, its member without platform",
                        index(index(it.unnamed()).unnamed())),
                taken(
                        "a list of Docker's",
                        index(
                                i -> i.put("mediaType", MediaType.DOCKER_LIST),
                                it().docker().content().on("linux/amd64"))),
                taken("an index that does not say its type", index(i -> i.remove("mediaType"), it.on("linux/amd64"))),
                taken(
                        "an index of Docker's members",
                        index(it().docker().content().on("linux/amd64"))),
                taken(
                        "a member with URLs and data",
                        index(it.changed(platform("linux", "amd64")
                                .andThen(d ->
                                        d.put("data", "e30=").putArray("urls").add("https://example.org/"))))));
    }

    private static List<OddCase> variants() {
        OddContent it = it().content();
        OddContent v3 = OddImage.of("v3", "linux/amd64/v3").content();
        return List.of(
                taken("amd64/v3 before amd64", index(v3.on("linux/amd64/v3"), it.on("linux/amd64"))),
                image(
                        "amd64/v4, v3, v2 and v1",
                        index(
                                v3.on("linux/amd64/v4"),
                                v3.on("linux/amd64/v3"),
                                v3.on("linux/amd64/v2"),
                                it.on("linux/amd64/v1")),
                        "linux/amd64/v1",
                        "it"),
                taken("a member without platform for amd64/v3 before one for amd64", index(v3.unnamed(), it.unnamed())),
                image(
                                "amd64/v3 where it is asked for",
                                index(it.on("linux/amd64"), v3.on("linux/amd64/v3")),
                                "linux/amd64/v3",
                                "v3")
                        .askedFor("linux/amd64/v3"),
                image("amd64 where v3 is asked for", index(it.on("linux/amd64")), "linux/amd64", "it")
                        .askedFor("linux/amd64/v3"),
                image(
                                "arm v5, v6 and v7 where v7 is asked for",
                                index(arm("v5"), arm("v6"), arm("v7"), it.on("linux/amd64")),
                                "linux/arm/v7,linux/amd64",
                                "it")
                        .askedFor("linux/arm/v7 linux/amd64"),
                image(
                                "arm64 without v8 where v8 is asked for",
                                index(other().on("linux/arm64"), it.on("linux/amd64")),
                                "linux/arm64,linux/amd64",
                                "it")
                        .askedFor("linux/arm64/v8 linux/amd64"),
                image(
                                "all platforms",
                                index(
                                        other().on("linux/s390x"),
                                        it.on("linux/amd64"),
                                        attestation().on("unknown/unknown"),
                                        v3.on("linux/amd64/v3")),
                                "linux/s390x,linux/amd64,linux/amd64/v3",
                                "it")
                        .askedFor("all"),
                image("an image of one platform where two are asked for", it, "linux/amd64", "it")
                        .askedFor("linux/amd64 linux/arm64"));
    }

    private static List<OddCase> artifacts() {
        return List.of(
                artifact("a chart of Helm's", chart(), CHART),
                artifact("a signature that cosign pushed as an image", signature(), SIGNATURE),
                artifact(
                        "an artifact of oras with the empty config",
                        OddImage.artifact(MediaType.OCI_EMPTY, "{}", "text/plain", "hi")
                                .manifest(m -> m.put("artifactType", "application/x.readme"))
                                .content(),
                        "application/x.readme"),
                artifact(
                        "an artifact of old oras, with a config of no JSON",
                        OddImage.artifact("application/vnd.acme.rocket.config", "rocket: 1\n", "text/plain", "hi")
                                .content(),
                        "application/vnd.acme.rocket.config"),
                artifact(
                        "an artifact whose config is empty",
                        OddImage.artifact("application/vnd.unknown.config.v1+json", " ", "text/plain", "hi")
                                .content(),
                        "application/vnd.unknown.config.v1+json"),
                artifact(
                        "an artifact of layers alone, as flux pushes it",
                        OddImage.artifact(
                                        "application/vnd.cncf.flux.config.v1+json",
                                        "{\"created\":\"2024-01-01T00:00:00Z\"}",
                                        "application/vnd.cncf.flux.content.v1.tar+gzip",
                                        "x")
                                .content(),
                        "application/vnd.cncf.flux.config.v1+json"),
                artifact(
                        "a module of WebAssembly",
                        OddImage.artifact(
                                        "application/vnd.wasm.config.v0+json",
                                        "{\"architecture\":\"wasm\",\"os\":\"wasip1\",\"layerDigests\":[]}",
                                        "application/wasm",
                                        "\0asm")
                                .content(),
                        "application/vnd.wasm.config.v0+json"),
                artifact(
                        "a policy in an image's config",
                        OddImage.artifact(
                                        MediaType.OCI_CONFIG,
                                        "{}",
                                        "application/vnd.cncf.openpolicyagent.layer.v1.tar+gzip",
                                        "x")
                                .content(),
                        "application/vnd.cncf.openpolicyagent.layer.v1.tar+gzip"),
                artifact("an index of artifacts without platform", index(chart().unnamed()), CHART),
                artifact("an attestation alone", attestation(), "application/vnd.in-toto+json"),
                artifact(
                        "an artifact without layers",
                        OddImage.empty()
                                .manifest(m -> type(m, MediaType.OCI_EMPTY))
                                .exactly("{}")
                                .manifest(m -> m.put("artifactType", "application/x.empty"))
                                .content(),
                        "application/x.empty"));
    }

    private static List<OddCase> refusals() {
        OddContent v3 = OddImage.of("v3", "linux/amd64/v3").content();
        OddContent arm = OddImage.of("arm", "linux/arm64").content();
        return List.of(
                refused(
                        "amd64/v3 alone",
                        index(v3.on("linux/amd64/v3")),
                        "not made for linux/amd64, but for linux/amd64/v3",
                        "--platform"),
                refused("one image for amd64/v3", v3, "not made for linux/amd64, but for linux/amd64/v3", "--platform"),
                refused("one image for arm64", arm, "not made for linux/amd64, but for linux/arm64", "--platform"),
                refused(
                        "a member without platform for arm64",
                        index(arm.unnamed()),
                        "not made for linux/amd64, but for linux/arm64"),
                refused(
                        "a member that says arm64 whose config says amd64",
                        index(it().content().on("linux/arm64")),
                        "not made for linux/amd64, but for linux/arm64"),
                refused(
                        "386 alone",
                        index(it().content().on("linux/386")),
                        "not made for linux/amd64, but for linux/386"),
                refused(
                        "attestations alone",
                        index(attestation().on("unknown/unknown")),
                        "not made for linux/amd64, but for no platform that it names"),
                refused("an index of nothing", index(), "no platform that it names"),
                refused(
                        "an index whose members are null",
                        index(i -> i.putNull("manifests")),
                        "no platform that it names"),
                refused(
                        "schema 1 of Docker's",
                        new OddContent(
                                "application/vnd.docker.distribution.manifest.v1+prettyjws",
                                "{\"schemaVersion\":1,\"name\":\"a\"}".getBytes(UTF_8),
                                List.of()),
                        "schema 1",
                        "push it again"),
                refused("a manifest that is an index too", index(i -> i.putObject("config")), "neither a manifest"),
                refused(
                        "a manifest that a registry calls an index",
                        it().content().called(MediaType.OCI_INDEX),
                        "calls it " + MediaType.OCI_INDEX),
                refused(
                        "a digest of another algorithm",
                        it().manifest(m -> ((ObjectNode) m.withArray("/layers").get(0))
                                        .put("digest", "sha512:" + "0".repeat(128)))
                                .content(),
                        "not a sha256 digest"));
    }

    private static OddImage it() {
        return OddImage.of("it");
    }

    private static OddContent other() {
        return OddImage.of("other").content();
    }

    private static OddContent.Member arm(String variant) {
        return OddImage.of(variant, "linux/arm/" + variant).content().on("linux/arm/" + variant);
    }

    private static OddContent chart() {
        return OddImage.artifact(
                        CHART,
                        "{\"name\":\"chart\",\"version\":\"1.0.0\",\"apiVersion\":\"v2\"}",
                        "application/vnd.cncf.helm.chart.content.v1.tar+gzip",
                        "a chart")
                .content();
    }

    private static OddContent signature() {
        byte[] payload = "{\"critical\":{}}".getBytes(UTF_8);
        return OddImage.empty()
                .layer(SIGNATURE, payload, payload)
                .config(unsaid(""))
                .content();
    }

    private static OddContent attestation() {
        byte[] statement = "{\"_type\":\"https://in-toto.io/Statement/v0.1\"}".getBytes(UTF_8);
        return OddImage.empty()
                .layer("application/vnd.in-toto+json", statement, statement)
                .config(unsaid("unknown"))
                .content();
    }

    private static OddContent many(int count) {
        OddImage image = it();
        for (int i = 1; i < count; i++) {
            image.layer(MediaType.OCI_LAYER_GZIP, OddImage.gzip(OddImage.tar("file-" + i)), OddImage.tar("file-" + i));
        }
        return image.content();
    }

    private static byte[] config(String name) {
        List<byte[]> parts = OddImage.of(name).content().parts();
        return parts.get(parts.size() - 1);
    }

    private static Consumer<ObjectNode> unsaid(String word) {
        return config -> config.put("architecture", word).put("os", word);
    }

    private static Consumer<ObjectNode> platform(String os, String architecture) {
        return descriptor -> descriptor
                .putObject("platform")
                .put("architecture", architecture)
                .put("os", os);
    }

    private static Consumer<ObjectNode> windows() {
        return platform("windows", "amd64")
                .andThen(d -> d.withObject("/platform").put("os.version", "10.0.20348.2031"));
    }

    private static void type(ObjectNode manifest, String configType) {
        manifest.withObject("/config").put("mediaType", configType);
    }
}
