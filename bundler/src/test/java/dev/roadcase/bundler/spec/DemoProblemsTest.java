package dev.roadcase.bundler.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user hears who has written something wrong. */
class DemoProblemsTest {
    private static final String NONE_IS_OURS =
            "; if nothing in this file is ours to fill, say \"parameters: none\" at its workload";

    private static final String HEAD = WrittenDemo.HEAD;
    private static final String SUM = "0".repeat(64);

    @TempDir
    Path folder;

    @Test
    void fiveMistakesAreFiveLinesSortedByPlace() {
        assertThat(new WrittenDemo(folder).saying("""
                                apiVersion: roadcase.dev/v1
                                name: Hello World
                                version: 1.0.0
                                images:
                                  - pull: a/b:c:d
                                    rolls: [node]
                                  - {build: x, from: scratch, ports: [99999]}
                                files:
                                  - {url: "ftp://example.org/x", path: /opt/x}
                                """).complaints())
                .containsExactly(
                        "demo.yaml:2:7: not a demo's name (lower-case letters, digits and dashes, at most 63):"
                                + " \"Hello World\"",
                        "demo.yaml:5:11: not a tag: \"c:d\"",
                        "demo.yaml:6:5: unknown key \"rolls\": did you mean \"roles\"?",
                        "demo.yaml:7:39: not a port (1 to 65535): 99999",
                        "demo.yaml:9:11: not an http or https URL: \"ftp://example.org/x\"");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                // the document
                mistake("", "demo.yaml:1:1: the file is empty"),
                mistake("- a\n", "demo.yaml:1:1: expected a mapping (key: value), found a list"),
                mistake(HEAD + "---\na: b\n", "demo.yaml:5:1: a second document in the file"),
                mistake("name: [\n", "demo.yaml:2:1: not YAML: "),
                mistake("name: a\u0007\n", "demo.yaml:1:8: not YAML: a character that is not allowed"),
                mistake(HEAD + "name: twice\n", "demo.yaml:4:1: the key \"name\" stands twice, first in line 2"),
                mistake("apiVersion: roadcase.dev/v1\nversion: 1\n", "demo.yaml:1:1: the key \"name\" is missing"),
                mistake(
                        "apiVersion: roadcase.dev/v2\nname: a\nversion: 1\n",
                        "demo.yaml:1:13: this program reads apiVersion roadcase.dev/v1, not \"roadcase.dev/v2\""),
                mistake(
                        "apiVersion: roadcase.dev/v1\nname: a\nversion: a b\n",
                        "demo.yaml:3:10: not a version (letters, digits, dot, dash, underscore and plus, at most 64):"
                                + " \"a b\""),
                mistake(HEAD + "description: [a]\n", "demo.yaml:4:14: expected a text, found a list"),
                mistake(HEAD + "description: \"\\e[2J\"\n", "demo.yaml:4:14: a control character in a text"),
                mistake(HEAD + "images:\n", "demo.yaml:4:8: expected a list, found nothing"),
                mistake(HEAD + "platforms: [linux]\n", "demo.yaml:4:13: not a platform"),
                mistake(HEAD + "platforms: []\n", "demo.yaml:4:12: an empty list"),
                mistake(
                        HEAD + "platforms: [linux/amd64, linux/amd64]\n",
                        "demo.yaml:4:26: the platform linux/amd64 stands twice, first in line 4"),
                // parameters
                mistake(HEAD + "parameters: {A-B: {}}\n", "demo.yaml:4:14: not a parameter's name"),
                mistake(
                        HEAD + "parameters: {CONTROLLER: {}}\n",
                        "demo.yaml:4:14: CONTROLLER is a parameter of every demo"),
                mistake(HEAD + "parameters: {A: {default: 9, max: 8}}\n", "demo.yaml:4:17: 9 is above max 8"),
                mistake(HEAD + "parameters: {A: {default: 1, min: 2}}\n", "demo.yaml:4:17: 1 is below min 2"),
                mistake(HEAD + "parameters: {A: {default: x, min: 2}}\n", "demo.yaml:4:17: not a whole number: \"x\""),
                mistake(HEAD + "parameters: {A: {min: 3, max: 2}}\n", "demo.yaml:4:17: min 3 is above max 2"),
                mistake(
                        HEAD + "parameters: {A: {min: 1.5}}\n",
                        "demo.yaml:4:23: expected a whole number, found \"1.5\""),
                mistake(HEAD + "parameters: {A: {sensitive: yes}}\n", "demo.yaml:4:29: expected true or false"),
                mistake(
                        HEAD + "parameters: {A: {sensitive: true, default: x}}\n",
                        "demo.yaml:4:17: a sensitive parameter has no default: a bundle would carry it"),
                mistake(HEAD + "parameters: {A: {default: c, values: [a, b]}}\n", "demo.yaml:4:17: not a or b: \"c\""),
                mistake(HEAD + "parameters: {A: {values: []}}\n", "demo.yaml:4:26: an empty list"),
                mistake(
                        HEAD + "parameters: {A: {values: [1], min: 1}}\n",
                        "demo.yaml:4:17: either values or min and max"),
                // images
                mistake(HEAD + "images: [a@sha256:00]\n", "demo.yaml:4:10: not a sha256 digest"),
                mistake(
                        HEAD + "images: [{roles: []}]\n",
                        "demo.yaml:4:10: one of the keys \"pull\", \"build\", \"local\" and \"archive\" is missing"),
                mistake(
                        HEAD + "images:\n- {pull: a, build: b, from: scratch}\n",
                        "demo.yaml:5:4: an image is either pulled or built"),
                mistake(
                        HEAD + "images:\n- a:latest\n- pull: docker.io/library/a\n",
                        "demo.yaml:6:9: the image docker.io/library/a:latest stands twice, first in line 5"),
                mistake(HEAD + "images: [{pull: a, roles: [king]}]\n", "demo.yaml:4:28: not a role"),
                mistake(HEAD + "images: [{build: a}]\n", "demo.yaml:4:10: the key \"from\" is missing"),
                mistake(
                        HEAD + "images: [{build: a, from: debian}]\n",
                        "demo.yaml:4:10: the key \"packages\" is missing"),
                mistake(HEAD + "images: [{build: a, from: debian, packages: []}]\n", "demo.yaml:4:45: an empty list"),
                mistake(
                        HEAD + "images: [{build: a, from: debian, packages: [B]}]\n",
                        "demo.yaml:4:46: not a Debian package's name: \"B\""),
                mistake(
                        HEAD + "images: [{build: a, from: scratch, packages: [bash]}]\n",
                        "demo.yaml:4:36: packages belong to an image from debian"),
                mistake(
                        HEAD + "images: [{build: a, from: scratch, essential: true}]\n",
                        "demo.yaml:4:36: packages belong to an image from debian"),
                mistake(
                        HEAD + "images: [{build: a, from: debian, essential: false}]\n",
                        "demo.yaml:4:10: the key \"packages\" is missing"),
                mistake(
                        HEAD + "images: [{build: \"a@sha256:" + SUM + "\", from: scratch}]\n",
                        "demo.yaml:4:10: an image that is built has no digest yet"),
                mistake(
                        HEAD + "images: [{build: a, from: scratch, layers: [{copy: no, to: app}]}]\n",
                        "demo.yaml:4:52: not in the demo's folder: \"no\"",
                        "demo.yaml:4:60: not an absolute path: \"app\""),
                mistake(
                        HEAD + "images: [{build: a, from: scratch, env: {A=B: c, D: }}]\n",
                        "demo.yaml:4:42: not a variable's name",
                        "demo.yaml:4:52: expected a text, found nothing"),
                mistake(HEAD + "images: [{build: a, from: scratch, user: a b}]\n", "demo.yaml:4:42: not a user"),
                mistake(
                        HEAD + "images: [{build: a, from: scratch, workdir: a}]\n",
                        "demo.yaml:4:45: not an absolute path: \"a\""),
                // files
                mistake(HEAD + "files: [{path: /a}]\n", "demo.yaml:4:9: a file has either a \"url\" or a \"source\""),
                mistake(
                        HEAD + "files: [{source: demo.yaml, sha256: " + SUM + ", path: /a}]\n",
                        "demo.yaml:4:29: \"sha256\" needs a \"url\""),
                mistake(
                        HEAD + "files: [{url: \"http://a/b\", sha256: 0d5, path: /a}]\n",
                        "demo.yaml:4:37: not a sha256 digest: \"0d5\""),
                mistake(
                        HEAD + "files: [{url: \"http://u:secret@a/b?token=x\", path: /a}]\n",
                        "demo.yaml:4:15: a URL with a password: the bundle would carry it: \"http://a/b\""),
                mistake(
                        HEAD + "files: [{url: \"http://\", path: /a}]\n",
                        "demo.yaml:4:15: not a URL (Expected authority)"),
                mistake(
                        HEAD + "files: [{url: \"http://a/#b\", path: /a}]\n",
                        "demo.yaml:4:15: a URL with a fragment: \"http://a/\""),
                mistake(
                        HEAD + "files: [{source: ../x, path: /a/../b}]\n",
                        "demo.yaml:4:18: not a plain path (no //, . or ..): \"../x\"",
                        "demo.yaml:4:30: not a plain path (no //, . or ..): \"/a/../b\""),
                mistake(
                        HEAD + "files: [{source: /etc/passwd, path: a/b}]\n",
                        "demo.yaml:4:18: not a relative path: \"/etc/passwd\"",
                        "demo.yaml:4:37: not an absolute path: \"a/b\""),
                mistake(HEAD + "files: [{source: demo.yaml, path: /a//b}]\n", "demo.yaml:4:35: not a plain path"),
                mistake(HEAD + "files: [{source: demo.yaml, path: /}]\n", "demo.yaml:4:35: the root folder is not"),
                mistake(
                        HEAD + "files: [{source: demo.yaml, path: /a, mode: 0899, owner: root}]\n",
                        "demo.yaml:4:45: not a file's mode (octal, such as \"0755\"): \"0899\"",
                        "demo.yaml:4:58: not an owner (numbers, uid:gid): \"root\""),
                mistake(
                        HEAD + "files:\n- {source: demo.yaml, path: /a}\n- {source: demo.yaml, path: /a}\n",
                        "demo.yaml:6:29: the path /a on node stands twice, first in line 5"),
                mistake(
                        HEAD + "files:\n- {url: \"http://a/b\", path: /a, sha256: " + SUM + "}\n"
                                + "- {url: \"http://a/b\", path: /b, sha256: 1" + SUM.substring(1) + "}\n",
                        "demo.yaml:6:33: the same url has another \"sha256\" above"),
                // workloads, pages and checks
                mistake(
                        HEAD + "workloads: [{manifests: k8s/none.yaml}]\n",
                        "demo.yaml:4:25: not in the demo's folder: \"k8s/none.yaml\""),
                mistake(
                        HEAD + "workloads: [{manifests: demo.yaml, wait: {for: godot, timeout: 25h}}]\n",
                        "demo.yaml:4:48: not pods: \"godot\"",
                        "demo.yaml:4:64: not a time to wait (above 0, at most 24h): 90000s"),
                mistake(
                        HEAD + "parameters: {A: {values: [a]}, B: {sensitive: true}, C: 1}\n"
                                + "workloads: [{manifests: demo.yaml, when: {A: b, B: c, C: d, D: e}}]\n",
                        "demo.yaml:4:57: expected a mapping (key: value), found \"1\"",
                        "demo.yaml:5:46: not a: \"b\"",
                        "demo.yaml:5:52: B is sensitive: a bundle would carry its value",
                        "demo.yaml:5:61: \"D\" is not declared under parameters"),
                mistake(
                        HEAD + "pages: [{name: A, url: \"http://${HOST}/\"}, {name: A, url: file:///etc}]\n",
                        "demo.yaml:4:24: ${HOST} is not declared under parameters (write $${HOST} for the text itself)",
                        "demo.yaml:4:51: the page A stands twice, first in line 4",
                        "demo.yaml:4:59: not an http or https URL: \"file:///etc\""),
                mistake(
                        HEAD + "checks: [{http: \"http://${CONTROLLER/\", status: 99}]\n",
                        "demo.yaml:4:17: not a parameter: \"${CONTROLLER/\" (write $${ for the text ${ itself)",
                        "demo.yaml:4:49: 99 is not between 100 and 599"),
                // the cluster
                mistake(HEAD + "cluster: {}\n", "demo.yaml:4:10: the key \"kubernetes\" is missing"),
                mistake(
                        HEAD + "cluster: {kubernetes: 1.36, os: \"\", box: 1, runtime: podman}\n",
                        "demo.yaml:4:23: not a version of Kubernetes (such as v1.36.4): \"1.36\"",
                        "demo.yaml:4:33: not a system's name (such as flatcar-stable): \"\"",
                        "demo.yaml:4:42: expected true or false, found \"1\"",
                        "demo.yaml:4:54: not containerd or docker or carried: \"podman\""),
                mistake(
                        HEAD + "cluster: {kubernetes: v1.36.4, controller: {cpus: 0, memory: 64MiB}}\n",
                        "demo.yaml:4:51: 0 is not between 1 and 256",
                        "demo.yaml:4:62: too little memory for a machine (at least 256MiB): 67108864 bytes"),
                mistake(
                        HEAD + "cluster: {kubernetes: v1.36.4, nodes: {count: -1, memory: 1GB, labels: {a b: -}}}\n",
                        "demo.yaml:4:47: -1 is not between 0 and 250",
                        "demo.yaml:4:59: not a size (a whole number and KiB, MiB, GiB or TiB): \"1GB\"",
                        "demo.yaml:4:73: not a label's name: \"a b\"",
                        "demo.yaml:4:78: not a label's value"),
                mistake(
                        HEAD + "cluster:\n  kubernetes: v1.36.4\n  network: {pods: 10.3.4.0/24}\n",
                        "demo.yaml:6:12: pods 10.3.4.0/24 and services 10.3.0.0/16 overlap"),
                mistake(
                        HEAD + "cluster:\n  kubernetes: v1.36.4\n"
                                + "  network: {pods: 10.1.2.3/16, services: 300.0.0.0/8, nodePorts: 9-8}\n",
                        "demo.yaml:6:19: not a network: bits behind the prefix 16 are set",
                        "demo.yaml:6:42: not a network (such as 10.1.0.0/16): \"300.0.0.0/8\"",
                        "demo.yaml:6:66: not a range of ports (1 to 65535): 9-8"),
                // etcd
                mistake(
                        HEAD
                                + "cluster: {kubernetes: v1.30.4, etcd: {members: 4, version: 3.5, v2: yes, namespace: A}}\n",
                        "demo.yaml:4:48: etcd needs an odd number of members (1, 3, 5 or 7): with 4 it stands no more"
                                + " failures than with 3",
                        "demo.yaml:4:60: not a version of etcd (such as v3.5.21): \"3.5\"",
                        "demo.yaml:4:69: expected true or false, found \"yes\"",
                        "demo.yaml:4:85: not a namespace"),
                mistake(
                        HEAD
                                + "cluster: {kubernetes: v1.30.4, nodes: {count: 2}, etcd: {members: 3, version: v3.3.27}}\n",
                        "demo.yaml:4:67: etcd has 3 members, each on a node of its own, and the cluster has 2 nodes",
                        "demo.yaml:4:79: etcd v3.3.27 is too old"),
                mistake(
                        HEAD + "cluster: {kubernetes: v1.30.4, etcd: {members: 9}}\n",
                        "demo.yaml:4:48: 9 is not between 1 and 7"),
                mistake(
                        HEAD + "cluster: {kubernetes: v1.30.4, etcd: {version: v3.6.4, v2: true}}\n",
                        "demo.yaml:4:60: etcd v3.6.4 has no v2 API, v3.5 is the last that has it: choose a version of v3.5,"
                                + " or leave v2 out"),
                mistake(
                        HEAD + "cluster: {kubernetes: v1.36.4, etcd: {v2: true}}\n",
                        "demo.yaml:4:43: the etcd of Kubernetes v1.36.4 has no v2 API, v3.5 is the last that has it: add"
                                + " version with a version of v3.5, or leave v2 out"),
                mistake(
                        HEAD + "cluster: {kubernetes: v1.36.4, etcd: {namespace: demo}}\n",
                        "demo.yaml:4:38: namespace is for clients of the v2 API: add v2: true, or leave it out"));
    }

    private static Arguments mistake(String yaml, String... complaints) {
        return Arguments.of(yaml, List.of(complaints));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void eachMistakeIsNamedWithItsPlaceAndNothingElseIs(String yaml, List<String> expected) {
        List<String> complaints = new WrittenDemo(folder).saying(yaml).complaints();
        assertThat(complaints).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(complaints.get(i)).startsWith(expected.get(i));
        }
    }

    @Test
    void theNameOfAnotherControllersFileMayBeTheSame() {
        Demo demo = new WrittenDemo(folder)
                .saying(HEAD + "files:\n- {source: demo.yaml, path: /a, roles: [node]}\n"
                        + "- {source: demo.yaml, path: /a, roles: [controller]}\n")
                .read();
        assertThat(demo.files()).hasSize(2);
    }

    @Test
    void undeclaredNamesInManifestsAreFoundWithTheMistakesOfTheDemo() {
        assertThat(new WrittenDemo(folder)
                        .saying(HEAD + "nme: x\nparameters: {A: {min: x}}\nworkloads: [{manifests: k/a.yaml}]\n")
                        .with("k/a.yaml", "a: ${A}\nb: $${B}\n  c: ${B} ${C-D} ${B}\n")
                        .complaints())
                .containsExactly(
                        "demo.yaml:4:1: unknown key \"nme\": did you mean \"name\"?",
                        "demo.yaml:5:23: expected a whole number, found \"x\"",
                        "k/a.yaml:3:6: ${B} is not declared under parameters (write $${B} for the text itself)"
                                + NONE_IS_OURS,
                        "k/a.yaml:3:11: not a parameter: \"${C-D}\" (write $${ for the text ${ itself)" + NONE_IS_OURS);
    }

    @Test
    void parametersOfAWorkloadAreNoneOrLeftOut() {
        assertThat(new WrittenDemo(folder)
                        .saying(HEAD + "workloads:\n- {manifests: a.yaml, parameters: none}\n"
                                + "- {manifests: b.yaml, parameters: [A]}\n- {manifests: c.yaml, parameters: all}\n")
                        .with("a.yaml", "a: ${B} ${not a name")
                        .with("b.yaml", "")
                        .with("c.yaml", "")
                        .complaints())
                .containsExactly("demo.yaml:6:35: expected a text, found a list", "demo.yaml:7:35: not none: \"all\"");
    }

    @Test
    void aHundredLinesAreEnough() {
        StringBuilder yaml = new StringBuilder(HEAD);
        for (int i = 0; i < 5000; i++) {
            yaml.append("unknown").append(i).append(": 1\n");
        }
        List<String> complaints =
                new WrittenDemo(folder).saying(yaml.toString()).complaints();
        assertThat(complaints).hasSize(101).endsWith("and 4900 more");
    }

    @Test
    void aFileOfBytesThatAreNoTextIsRefused() throws Exception {
        Files.write(folder.resolve("demo.yaml"), new byte[] {'a', ':', '\n', (byte) 0xff});
        assertThat(new WrittenDemo(folder).complaints()).containsExactly("demo.yaml:2:1: not UTF-8");
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() {
        assertThat(new WrittenDemo(folder).saying("#".repeat((1 << 20) + 1)).complaints())
                .containsExactly("demo.yaml:1:1: more than 1 MiB: split it");
    }

    @Test
    void aliasesCannotMakeItLarge() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 60; i++) {
            yaml.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(new WrittenDemo(folder).saying(yaml.toString()).complaints().get(0))
                .contains("not YAML within our limits");
    }

    @Test
    void depthIsLimited() {
        assertThat(new WrittenDemo(folder)
                        .saying("[".repeat(100_000))
                        .complaints()
                        .get(0))
                .contains("not YAML");
    }
}
