package dev.roadcase.bundler.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.archive.tarball.ImageTar;
import dev.roadcase.agent.archive.tarball.MadeImage;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageConfig;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.Pushers;
import dev.roadcase.agent.registry.Serving;
import dev.roadcase.agent.registry.http.ListenAddress;
import dev.roadcase.agent.registry.http.WebServer;
import dev.roadcase.agent.registry.overlay.Pushing;
import dev.roadcase.bundler.odd.OddContent;
import dev.roadcase.bundler.odd.OddDemo;
import dev.roadcase.bundler.odd.OddImage;
import dev.roadcase.bundler.odd.OddRegistry;
import dev.roadcase.bundler.push.MadeImagePush;
import dev.roadcase.bundler.push.PushDestination;
import dev.roadcase.bundler.push.PushedMade;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import dev.roadcase.bundler.saved.ImageArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The next version of an image is built from a bundle, at a show: the registry that prepare asked is gone. */
class LiveBuildTest {
    private static final Reference NEXT = Reference.parse("acme/date:1.0.1");

    @TempDir
    Path work;

    private OddRegistry registry;
    private OddDemo demo;

    @BeforeEach
    void write() {
        registry = new OddRegistry()
                .put(
                        "acme/base:1",
                        OddContent.index(
                                OddImage.of("usr/bin/base").content().on("linux/amd64"),
                                OddImage.of("usr/bin/other", "linux/arm64")
                                        .content()
                                        .on("linux/arm64")));
        demo = new OddDemo(work, registry);
        demo.write("demo/app/date", "the program");
        demo.write("demo/versions/1.0.0/version", "1.0.0");
        demo.write("demo/versions/1.0.1/version", "1.0.1");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private String images(String from, String next) {
        return """
                images:
                  - {build: "acme/date:1.0.0", from: %s, layers: [{copy: app, to: /app}, {copy: versions/1.0.0, to: /etc/date}], entrypoint: [/app/date]}
                %s
                """.formatted(from, next);
    }

    private static String live(String from) {
        return """
                  - {build: "acme/date:1.0.1", live: true, from: %s, layers: [{copy: app, to: /app}, {copy: versions/1.0.1, to: /etc/date}], entrypoint: [/app/date]}
                """.formatted(from);
    }

    private Path prepared(String lines) {
        return demo.prepare("linux/amd64", lines, List.of());
    }

    private Workshop workshop(Path bundle) {
        registry.close();
        return Workshop.open(bundle, OddDemo.trust(), Events.NONE);
    }

    @Test
    void onlyTheLayerThatChangesIsMade() {
        Path bundle = prepared(images("scratch", live("scratch")));
        try (Workshop workshop = workshop(bundle)) {
            MadeImage made = workshop.build(NEXT, Optional.empty(), Optional.empty());
            assertThat(made.name()).isEqualTo("docker.io/acme/date:1.0.1");
            assertThat(made.made()).hasSize(1);
            assertThat(made.content().layers().get(0))
                    .isEqualTo(carried(workshop.bundle()).layers().get(0));
            assertThat(made.content().layers()).hasSize(2);
        }
    }

    @Test
    void itIsWhatPrepareWouldHaveMade() {
        Path bundle = prepared(images("scratch", live("scratch")));
        MadeImage made;
        try (Workshop workshop = Workshop.open(bundle, OddDemo.trust(), Events.NONE)) {
            made = workshop.build(NEXT, Optional.empty(), Optional.empty());
        }
        Path both = prepared(images("scratch", live("scratch").replace("live: true, ", "")));
        try (Bundle opened = demo.verified(both)) {
            assertThat(new Contents(opened)
                            .image(NEXT)
                            .orElseThrow()
                            .descriptor()
                            .digest())
                    .isEqualTo(made.root().digest());
        }
    }

    @Test
    void theFilesOfUnchangedLayersAreNotCarriedTwice() {
        Path bundle = prepared(images("scratch", live("scratch")));
        try (Bundle opened = demo.verified(bundle)) {
            assertThat(new Contents(opened).images()).hasSize(1);
            assertThat(new Contents(opened).demo())
                    .extracting(document -> document.annotation("org.opencontainers.image.title")
                            .orElseThrow())
                    .containsExactly("demo.yaml", "demo.lock.yaml", "demo.builds.json", "versions/1.0.1/version");
        }
    }

    @Test
    void onTheImageOfARegistry() throws IOException {
        String base = registry.name() + "/acme/base:1";
        Path bundle = prepared(images(base, live(base)));
        try (Workshop workshop = workshop(bundle)) {
            MadeImage made = workshop.build(NEXT, Optional.empty(), Optional.empty());
            assertThat(made.content().layers()).hasSize(3);
            assertThat(made.made()).hasSize(1);
            ImageConfig config = ImageConfig.parse(made.config());
            assertThat(config.diffIds()).hasSize(3);
            Path tar = work.resolve("date.tar");
            try (OutputStream out = Files.newOutputStream(tar)) {
                ImageTar.of(workshop.bundle(), made).writeTo(out);
            }
            assertThat(ImageArchive.open(tar).image(NEXT).root().digest())
                    .isEqualTo(made.root().digest());
        }
    }

    @Test
    void fromTheFolderInWhichSomebodyHasChangedSomething() {
        Path bundle = prepared(images("scratch", ""));
        demo.write("demo/versions/1.0.0/version", "another");
        try (Workshop workshop = workshop(bundle)) {
            MadeImage made =
                    workshop.build(Reference.parse("acme/date:2"), Optional.of(work.resolve("demo")), Optional.empty());
            assertThat(made.name()).isEqualTo("docker.io/acme/date:2");
            assertThat(made.made()).hasSize(1);
        }
    }

    /** Its files are not in the bundle, since all of its layers are. */
    @Test
    void theLastVersionUnderANewName() {
        String base = registry.name() + "/acme/base:1";
        Path bundle = prepared(images(base, ""));
        try (Workshop workshop = workshop(bundle)) {
            MadeImage made = workshop.build(NEXT, Optional.empty(), Optional.empty());
            assertThat(made.name()).isEqualTo("docker.io/acme/date:1.0.1");
            assertThat(made.made()).isEmpty();
            assertThat(made.root().digest()).isEqualTo(root(workshop.bundle()));
        }
    }

    @Test
    void theVersionOfTheShowUnderAnotherName() {
        Path bundle = prepared(images("scratch", live("scratch")));
        try (Workshop workshop = workshop(bundle)) {
            MadeImage next = workshop.build(NEXT, Optional.empty(), Optional.empty());
            MadeImage last = workshop.build(Reference.parse("acme/date:2"), Optional.empty(), Optional.empty());
            assertThat(last.name()).isEqualTo("docker.io/acme/date:2");
            assertThat(last.root().digest()).isEqualTo(next.root().digest());
        }
    }

    @Test
    void packagesThatTheBundleDoesNotHave() {
        Path bundle = prepared(images("scratch", ""));
        demo.write("demo/demo.yaml", """
                apiVersion: roadcase.dev/v1
                name: odd
                version: 1.0.1
                images:
                  - {build: "acme/date:1.0.1", from: debian, packages: [curl]}
                """);
        refused(
                bundle,
                workshop -> workshop.build(NEXT, Optional.of(work.resolve("demo")), Optional.empty()),
                "it is built on the packages curl, which come from the network, and the bundle has nothing");
    }

    @Test
    void anImageThatTheDemoDoesNotBuild() {
        Path bundle = prepared(images("scratch", ""));
        refused(
                bundle,
                workshop -> workshop.build(Reference.parse("acme/else:1"), Optional.empty(), Optional.empty()),
                "the demo builds no such image");
    }

    @Test
    void anImageOfTheShowIsAVersionOfOneThatIsCarried() {
        assertThatThrownBy(() -> prepared("images:\n" + live("scratch")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("docker.io/acme/date:1.0.1 is built at the show: list another version of it");
    }

    /** The registry of the show has all layers but one: only this one and the config are sent. */
    @Test
    void itIsPushedToTheRegistryOfTheShow() throws Exception {
        Path bundle = prepared(images("scratch", live("scratch")));
        Serving serving = new Serving(
                new ListenAddress("127.0.0.1", 0),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Pushing.to(work.resolve("overlay")),
                Pushers.NEAR);
        try (Workshop workshop = workshop(bundle);
                Bundle served = Bundle.open(bundle, OddDemo.trust());
                WebServer server = serving.start(served, Events.NONE)) {
            String host = server.url().getAuthority();
            MadeImage made = workshop.build(NEXT, Optional.empty(), Optional.empty());
            PushedMade pushed = MadeImagePush.to(
                            PushDestination.parse(host, false),
                            HostSettings.BARE.withPlainHttp(host),
                            workshop.bundle(),
                            Events.NONE)
                    .run(made);
            assertThat(pushed.reference()).hasToString(host + "/acme/date:1.0.1");
            Descriptor layer = made.content().layers().get(1);
            assertThat(pushed.sent()).isEqualTo(layer.size() + made.config().length);
            RegistryClient client = new RegistryClient(HostSettings.BARE.withPlainHttp(host));
            assertThat(client.manifest(pushed.reference()).bytes()).isEqualTo(made.manifest());
            assertThat(client.tags(pushed.reference())).containsExactly("1.0.0", "1.0.1");
        }
    }

    private void refused(Path bundle, Function<Workshop, MadeImage> build, String why) {
        try (Workshop workshop = workshop(bundle)) {
            assertThatThrownBy(() -> build.apply(workshop))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining(why);
        }
    }

    private static Digest root(Bundle bundle) {
        return new Contents(bundle).images().get(0).descriptor().digest();
    }

    private static ImageManifest carried(Bundle bundle) {
        Descriptor image = new Contents(bundle).images().get(0).descriptor();
        return (ImageManifest) bundle.manifest(image);
    }
}
