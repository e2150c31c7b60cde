package dev.roadcase.bundler.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.spec.local.LocalProcess;
import dev.roadcase.bundler.spec.local.LocalRun;
import dev.roadcase.bundler.spec.local.Make;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What demo.yaml says about the computer where its folder is. */
class LocalReadingTest {
    @TempDir
    private Path folder;

    private WrittenDemo demo(String yaml) {
        return new WrittenDemo(folder).saying(WrittenDemo.HEAD + yaml);
    }

    @Test
    void makeAndRunAreRead() {
        Demo demo = demo("""
                make: {command: [mvn, package], from: [src], to: [target/app]}
                run:
                  page: "http://127.0.0.1:8080/"
                  processes:
                    - {name: viewer, command: [java, -jar, a.jar], env: {PORT: 8080}}
                    - {name: queue, command: [java, -jar, b.jar]}
                """).read();
        assertThat(demo.make()).contains(new Make(List.of("mvn", "package"), List.of("src"), List.of("target/app")));
        assertThat(demo.run())
                .contains(new LocalRun(
                        List.of(
                                new LocalProcess("viewer", List.of("java", "-jar", "a.jar"), Map.of("PORT", "8080")),
                                new LocalProcess("queue", List.of("java", "-jar", "b.jar"), Map.of())),
                        "http://127.0.0.1:8080/"));
    }

    @Test
    void whatIsWrongWithThemIsSaidAtOnce() {
        assertThat(demo("""
                make: {command: [mvn], from: [../src], to: [target]}
                run:
                  page: dashboard.html
                  processes:
                    - {name: viewer, command: []}
                    - {name: viewer, comand: [java]}
                """).complaints())
                .containsExactly(
                        "demo.yaml:4:7: not a plain path (no //, . or ..): \"../src\"",
                        "demo.yaml:6:9: not an http or https URL: \"dashboard.html\"",
                        "demo.yaml:8:7: a process without a command",
                        "demo.yaml:9:14: the process viewer stands twice, first in line 8",
                        "demo.yaml:9:22: unknown key \"comand\": did you mean \"command\"?");
    }

    @Test
    void whatMakesTheOtherFilesIsReadBeforeTheyAreThere() {
        WrittenDemo demo = demo("""
                make: {command: [mvn], from: [src], to: [target/app]}
                images:
                  - {build: a/b:1, from: scratch, layers: [{copy: target/app, to: /app}]}
                """);
        assertThat(DemoReader.make(demo.folder())).isPresent();
        assertThat(demo.complaints()).singleElement().asString().contains("not in the demo's folder: \"target/app\"");
    }
}
