package dev.roadcase.bundler.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.demand.DemandedImage.Pull;
import dev.roadcase.bundler.spec.DemoReader;
import dev.roadcase.bundler.spec.cluster.MachineKind;
import dev.roadcase.bundler.spec.file.FileSpec;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.folder.Unmade;
import dev.roadcase.bundler.spec.image.BuiltImage;
import dev.roadcase.bundler.spec.image.MachineImage;
import dev.roadcase.bundler.spec.workload.StepManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemandTest {
    @TempDir
    private Path folder;

    private final List<Event> events = new ArrayList<>();

    @Test
    void imagesThatTheDemoBuildsAreNotPulled() throws IOException {
        write("k/a.yaml", "containers: [{image: own/app:1}, {image: b}, {image: b}]\n");
        write("k/b.json", "{\"containers\": [{\"image\": \"b\"}]}");
        Demand demand = demand("""
                images: [{build: own/app:1, from: scratch}]
                workloads: [{manifests: k/a.yaml}, {manifests: k/b.json}]
                """);
        assertThat(demand.pulls())
                .hasSize(1)
                .hasEntrySatisfying(
                        Reference.parse("b"), askedBy -> assertThat(askedBy).containsExactly("k/a.yaml", "k/b.json"));
    }

    @Test
    void listedImagesComeFirstAndThoseThatOnlyManifestsNameByTheirNames() throws IOException {
        write("k/a.yaml", "containers: [{image: z}, {image: c}, {image: b}]\n");
        Demand demand = demand("images: [z, \"y:1\"]\nworkloads: [{manifests: k/a.yaml}]\n");
        assertThat(demand.images())
                .extracting(image -> image.reference().toString().replace("docker.io/library/", ""))
                .containsExactly("z:latest", "y:1", "b:latest", "c:latest");
        assertThat(((Pull) demand.images().get(0)).askedBy()).containsExactly("demo.yaml", "k/a.yaml");
        assertThat(((Pull) demand.images().get(2)).askedBy()).containsExactly("k/a.yaml");
    }

    @Test
    void whatLooksLikeAnImageAndIsNotCarriedIsInOneNote() throws IOException {
        write("k/a.yaml", "containers: [{image: z, args: [--helper-image=b:1]}]\nx: {image: auto}\n---\nimage: w\n");
        write("k/b.yaml", "containers: [{image: auto}]\nspec: {image: c}\n");
        demand("images: [c, w]\nworkloads: [{manifests: k/a.yaml}, {manifests: k/b.yaml}]\n");
        assertThat(events).containsExactly(new Event.Noted("""
                these look like images, and the bundle does not carry them:
                  k/a.yaml:1 b:1
                  k/a.yaml:2 auto: another program puts the image there
                  k/b.yaml:1 auto: another program puts the image there
                list each that the demo needs under images in demo.yaml, and the others under ignoreImages"""));
        events.clear();
        demand("images: [c, w, \"b:1\"]\nignoreImages: [auto]\n"
                + "workloads: [{manifests: k/a.yaml}, {manifests: k/b.yaml}]\n");
        assertThat(events).isEmpty();
    }

    @Test
    void aClusterAddsItsProgramsAndImagesButNoneThatTheDemoLists() throws IOException {
        write("kubelet", "mine");
        String yaml = "cluster: {kubernetes: v1.36.4}\nimages: [\"registry.k8s.io/pause:3.10\"]\n"
                + "files: [{source: kubelet, path: /opt/bin/kubelet}]\n";
        Demand demand = demand(yaml);
        assertThat(demand.files())
                .extracting(file -> file.spec().path())
                .startsWith("/opt/bin/kubelet")
                .contains("/opt/bin/kube-apiserver", "/opt/bin/etcd")
                .doesNotHaveDuplicates();
        assertThat(demand.files().get(1).published()).isPresent();
        assertThat(demand.pulls().keySet())
                .filteredOn(image -> image.name().toString().endsWith("pause"))
                .hasSize(1);
        assertThat(demand(yaml, new Selection(Optional.empty(), false, Map.of()), Unmade.NOTHING)
                        .files())
                .hasSize(1);
    }

    @Test
    void etcdGoesToThoseWhoRunItAndItsClientToTheControllerToo() throws IOException {
        assertThat(etcd("cluster: {kubernetes: v1.36.4}\n"))
                .allSatisfy(file -> assertThat(file.roles()).containsExactly(Role.CONTROLLER))
                .extracting(file -> file.source().toString())
                .allMatch(source -> source.contains("/v3.6.14/etcd-v3.6.14-linux-amd64.tar.gz"));
        List<FileSpec> members = etcd("cluster: {kubernetes: v1.36.4, etcd: {members: 3, version: v3.5.21}}\n");
        assertThat(members.get(0).roles()).containsExactly(Role.NODE);
        assertThat(members.get(1).roles()).containsExactlyInAnyOrder(Role.CONTROLLER, Role.NODE);
        assertThat(members)
                .extracting(file -> file.source().toString())
                .allMatch(source -> source.contains("/v3.5.21/etcd-v3.5.21-linux-amd64.tar.gz"));
    }

    @Test
    void whatMachinesStartFromIsCarriedForThoseThatWereAskedFor() throws IOException {
        String yaml = "cluster: {kubernetes: v1.36.4, machines: [%s]}\n";
        Demand containers = demand(yaml.formatted("containers"));
        assertThat(containers.builds()).extracting(BuiltImage::reference).containsExactly(MachineImage.NAME);
        assertThat(paths(containers)).noneMatch(path -> path.endsWith(".box"));
        Demand none = demand(yaml.formatted(""));
        assertThat(none.builds()).isEmpty();
        assertThat(paths(none)).noneMatch(path -> path.endsWith(".box"));
        Selection more =
                new Selection(Optional.empty(), true, Map.of(), Set.of(MachineKind.CONTAINERS, MachineKind.VAGRANT));
        Demand both = demand(yaml.formatted(""), more, Unmade.NOTHING);
        assertThat(both.builds()).hasSize(1);
        assertThat(paths(both)).anyMatch(path -> path.endsWith(".box"));
        assertThat(paths(demand("cluster: {kubernetes: v1.36.4}\n"))).anyMatch(path -> path.endsWith(".box"));
    }

    private static List<String> paths(Demand demand) {
        return demand.files().stream().map(file -> file.spec().path()).toList();
    }

    private List<FileSpec> etcd(String yaml) throws IOException {
        return demand(yaml).files().stream()
                .map(DemandedFile::spec)
                .filter(file -> file.path().startsWith("/opt/bin/etcd"))
                .toList();
    }

    @Test
    void whatIsNotMadeYetIsDemandedToo() throws IOException {
        Demand demand = demand("""
                images: [{build: own/app:1, from: scratch, layers: [{copy: target/app, to: /app}]}]
                files: [{source: target/tool, path: /tool}]
                workloads: [{manifests: target/k.yaml}]
                """, new Selection(Optional.empty(), true, Map.of()), new Unmade(List.of("target")));
        assertThat(demand.images()).hasSize(1);
        assertThat(demand.files()).hasSize(1);
        assertThat(events)
                .containsExactly(new Event.Noted(
                        "target/k.yaml is not made yet: images that it alone names are known after building"));
    }

    @Test
    void forAllPlatformsImagesAreBuiltForTheUsualOne() throws IOException {
        Selection all = new Selection(Optional.of(List.of()), true, Map.of());
        assertThat(demand("images: [a]\n", all, Unmade.NOTHING).buildPlatforms())
                .containsExactly(Platform.LINUX_AMD64);
    }

    @Test
    void imagesOfStepsAreNamedByWhatEachStepSets() throws IOException {
        write("t/date.yaml", """
                metadata: {name: "date-${VERSION_DASHED}"}
                containers: [{image: "own/date:${VERSION}"}, {image: "${HUB}/side:${VERSION_DASHED}", args: [--image=c:1]}]
                """);
        Demand demand = demand("""
                parameters: {GREEN: {default: "1.0.1"}, HUB: {default: quay.io/acme}}
                images:
                  - {build: "own/date:1.0.0", from: scratch}
                  - {build: "own/date:1.0.1", from: scratch, live: true}
                workloads: [{manifests: t/none.yaml}]
                """, date("1.0.0"), date("1.0.0"), date("${GREEN}"));
        assertThat(demand.pulls())
                .hasSize(2)
                .allSatisfy((image, askedBy) -> assertThat(askedBy).containsExactly("t/date.yaml"));
        assertThat(demand.images())
                .extracting(image -> image.reference().toString())
                .containsExactly("docker.io/own/date:1.0.0", "quay.io/acme/side:1-0-0", "quay.io/acme/side:1-0-1");
        assertThat(demand.manifests()).containsExactly("t/none.yaml", "t/date.yaml");
        assertThat(demand.steps()).containsExactly(date("1.0.0"), date("${GREEN}"));
        assertThat(events).singleElement().asString().containsOnlyOnce("c:1");
    }

    @Test
    void aStepThatDoesNotSetWhatAnImageNeedsIsAProblem() throws IOException {
        write("t/date.yaml", "containers: [{image: \"own/date:${VERSION}\"}]\n");
        assertThatThrownBy(() -> demand("", new StepManifest("t/date.yaml", Map.of("OTHER", "1"))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("t/date.yaml:1:22: this image's name needs ${VERSION}");
    }

    private static StepManifest date(String version) {
        return new StepManifest("t/date.yaml", Map.of("VERSION", version));
    }

    private Demand demand(String yaml, StepManifest... steps) throws IOException {
        write("t/none.yaml", "");
        return demand(yaml, List.of(steps), new Selection(Optional.empty(), true, Map.of()), Unmade.NOTHING);
    }

    private Demand demand(String yaml) throws IOException {
        return demand(yaml, new Selection(Optional.empty(), true, Map.of()), Unmade.NOTHING);
    }

    private Demand demand(String yaml, Selection selection, Unmade unmade) throws IOException {
        return demand(yaml, List.of(), selection, unmade);
    }

    private Demand demand(String yaml, List<StepManifest> steps, Selection selection, Unmade unmade)
            throws IOException {
        write(DemoFolder.FILE, "apiVersion: roadcase.dev/v1\nname: hello\nversion: 1.0.0\n" + yaml);
        DemoFolder demo = DemoFolder.at(folder);
        return Demand.of(DemoReader.read(demo, unmade), demo, steps, selection, unmade, events::add);
    }

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
