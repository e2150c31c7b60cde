package dev.roadcase.bundler.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.step.ApplyManifests;
import dev.roadcase.bundler.spec.step.BuildImage;
import dev.roadcase.bundler.spec.step.DeleteKey;
import dev.roadcase.bundler.spec.step.DeleteManifests;
import dev.roadcase.bundler.spec.step.DemoStep;
import dev.roadcase.bundler.spec.step.EtcdKey;
import dev.roadcase.bundler.spec.step.OpenPage;
import dev.roadcase.bundler.spec.step.PostForm;
import dev.roadcase.bundler.spec.step.PutKey;
import dev.roadcase.bundler.spec.step.ScaleWorkload;
import dev.roadcase.bundler.spec.step.SwitchMachine;
import dev.roadcase.bundler.spec.step.SwitchMachine.Power;
import dev.roadcase.bundler.spec.step.WaitTime;
import dev.roadcase.bundler.spec.step.WithdrawImage;
import dev.roadcase.bundler.spec.workload.StepManifest;
import dev.roadcase.bundler.spec.workload.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The key {@code steps} of demo.yaml. */
class StepReadingTest {
    private static final String HEAD = WrittenDemo.HEAD + """
            parameters:
              KIND: {default: deployments}
            cluster: {kubernetes: v1.36.4, os: flatcar-stable, etcd: {v2: true, version: v3.5.21}}
            images:
              - {build: "junio/date:1.0.0", from: scratch, layers: []}
            pages:
              - {name: Board, url: "http://${CONTROLLER}/"}
            """;

    @TempDir
    Path folder;

    private List<DemoStep> steps(String yaml) {
        return demo(yaml).read().steps();
    }

    private WrittenDemo demo(String yaml) {
        return new WrittenDemo(folder)
                .with("date.yaml", "a: ${VERSION}\nb: ${VERSION_DASHED}\nc: ${KIND}\n")
                .saying(HEAD + "steps:\n" + yaml);
    }

    @Test
    void everyActionIsRead() {
        List<DemoStep> steps = steps("""
                - name: all
                  say: Now.
                  see: "A page of ${CONTROLLER}"
                  do:
                    - {apply: date.yaml, set: {VERSION: 1.0.0}, wait: {for: pods, timeout: 90s}}
                    - {delete: date.yaml, set: {VERSION: 1.0.0}}
                    - {build: "junio/date:1.0.1"}
                    - {withdraw: "junio/date:1.0.1"}
                    - {key: {path: /a/b, value: '{"host":"x"}'}}
                    - {key: {path: /a/b}}
                    - {scale: {kind: "${KIND}", name: date, replicas: 3}}
                    - {machine: {name: node-2, power: off}}
                    - {post: "http://${CONTROLLER}/rate", form: {value: 5}}
                    - {open: Board}
                    - {wait: 30s}
                  undo: []
                  check: [{http: "http://${CONTROLLER}/", contains: "1.0.1", within: 10s}]
                """);
        StepManifest manifest = new StepManifest("date.yaml", Map.of("VERSION", "1.0.0"));
        assertThat(steps.get(0).actions())
                .containsExactly(
                        new ApplyManifests(
                                manifest, Optional.of(new Wait(Wait.Condition.PODS, Duration.ofSeconds(90)))),
                        new DeleteManifests(manifest),
                        new BuildImage(Reference.parse("junio/date:1.0.1")),
                        new WithdrawImage(Reference.parse("junio/date:1.0.1")),
                        new PutKey(new EtcdKey("/a/b"), "{\"host\":\"x\"}"),
                        new DeleteKey(new EtcdKey("/a/b")),
                        new ScaleWorkload("${KIND}", "default", "date", 3),
                        new SwitchMachine("node-2", Power.OFF),
                        new PostForm("http://${CONTROLLER}/rate", Map.of("value", "5")),
                        new OpenPage("Board"),
                        new WaitTime(Duration.ofSeconds(30)));
        assertThat(steps.get(0).undo()).isEmpty();
        assertThat(steps.get(0).checks().get(0).within()).isEqualTo(Duration.ofSeconds(10));
        assertThat(steps.get(0).manifests()).containsOnly(manifest);
    }

    @Test
    void whatIsDoneIsUndoneTheOtherWayRoundWhereThatFollows() {
        StepManifest manifest = new StepManifest("date.yaml", Map.of("VERSION", "1.0.0"));
        assertThat(steps("""
                - name: all
                  do:
                    - {apply: date.yaml, set: {VERSION: 1.0.0}}
                    - {wait: 1s}
                    - {build: "junio/date:1.0.1"}
                    - {machine: {name: node-2, power: off}}
                """).get(0).undo())
                .containsExactly(
                        new SwitchMachine("node-2", Power.ON),
                        new WithdrawImage(Reference.parse("junio/date:1.0.1")),
                        new DeleteManifests(manifest));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("{name: A, do: [{wait: 1s}]}", "not a step's name"),
                mistake("{name: a, do: []}", "an empty list"),
                mistake("{name: a}", "the key \"do\" is missing"),
                mistake("{name: a, do: [{run: ls}]}", "not an action of a step: it has none of the keys apply, delete"),
                mistake("{name: a, do: [{wait: 1s, open: Board}]}", "unknown key \"wait\""),
                mistake("{name: a, do: [{open: Bord}]}", "the demo has no page \"Bord\": did you mean \"Board\"?"),
                mistake("{name: a, do: [{build: other/date:1}]}", "the demo builds no image"),
                mistake("{name: a, do: [{key: {path: a}}], undo: []}", "not a key of etcd"),
                mistake("{name: a, do: [{key: {path: /a/../b}}], undo: []}", "not a key of etcd"),
                mistake("{name: a, do: [{key: {path: /a, value: b}}]}", "add the key \"undo\""),
                mistake("{name: a, do: [{scale: {kind: rc, name: a, replicas: -1}}], undo: []}", "is not between"),
                mistake("{name: a, do: [{scale: {kind: rc, name: A/b, replicas: 1}}], undo: []}", "not a name of"),
                mistake("{name: a, do: [{machine: {name: a, power: away}}]}", "not on or off"),
                mistake("{name: a, do: [{apply: none.yaml}]}", "none.yaml"),
                mistake("{name: a, do: [{apply: ../date.yaml}]}", "not a plain path"),
                mistake("{name: a, do: [{apply: date.yaml}]}", "date.yaml:1:4: "),
                mistake("{name: a, say: \"${NOBODY}\", do: [{wait: 1s}]}", "NOBODY"));
    }

    private static Arguments mistake(String step, String said) {
        return Arguments.of(step, said);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreNamed(String step, String said) {
        assertThat(demo("  - " + step + "\n").complaints()).anyMatch(line -> line.contains(said));
    }

    @Test
    void keysNeedAnEtcdThatHasThem() {
        String demo = HEAD.replace(", etcd: {v2: true, version: v3.5.21}", "")
                + "steps:\n  - {name: a, do: [{key: {path: /a, value: b}}], undo: []}\n";
        assertThat(new WrittenDemo(folder).saying(demo).complaints())
                .anyMatch(line -> line.contains("the cluster's etcd has no v2 API"));
    }

    @Test
    void aStepStandsOnce() {
        String step = "  - {name: a, do: [{wait: 1s}]}\n";
        assertThat(demo(step + step).complaints()).anyMatch(line -> line.contains("the step a stands twice"));
    }
}
