package dev.roadcase.tests.node;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.tests.parts.Agent;
import dev.roadcase.tests.parts.OddBundle;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A machine called node-1: a root folder, a namespace of the tests' containerd, and where its registry is said to be. */
final class ProvisionedMachine {
    private final String namespace = "journey-" + Long.toString(System.nanoTime(), 36);
    private final Presenter presenter;
    private final String url;
    private final Path folder;
    private final String containerd;

    /** @param url of the registry, whether that answers or not */
    ProvisionedMachine(Presenter presenter, String url, Path folder) {
        this(presenter, url, folder, Setting.containerd());
    }

    /** @param containerd the socket of its own */
    ProvisionedMachine(Presenter presenter, String url, Path folder, String containerd) {
        this.presenter = presenter;
        this.url = url;
        this.folder = folder;
        this.containerd = containerd;
    }

    Path root() {
        return folder.resolve("root");
    }

    /** Provisions it from there. */
    Agent.Ended provision(String source, String... more) {
        return Agent.with(Map.of())
                .run(Stream.concat(Stream.of(words(source, containerd)), Stream.of(more))
                        .toArray(String[]::new));
    }

    /** Provisions it from there, and does something else at the moment when the agent says this. */
    Agent.Ended provisionWith(String said, Runnable then, String source) {
        return Agent.with(Map.of()).runWith(said, then, words(source, containerd));
    }

    /** Provisions it from its file for one who trusts another key. */
    Agent.Ended provisionTrusting(String key) {
        return Agent.with(Map.of()).run(words(presenter.file().toString(), key, containerd));
    }

    /** Provisions it from another bundle. */
    Agent.Ended provision(OddBundle odd) {
        return Agent.with(Map.of()).run(words(odd.file(), odd.key(), containerd));
    }

    /** Provisions it from its file, where it has no containerd. */
    Agent.Ended provisionWithoutRuntime() {
        return Agent.with(Map.of())
                .run(words(
                        presenter.file().toString(), folder.resolve("none.sock").toString()));
    }

    /** Runs a verb that trusts the key of the bundle. */
    Agent.Ended trusting(String... words) {
        return Agent.with(Map.of())
                .run(Stream.concat(Stream.of(words), Stream.of("--key", presenter.key()))
                        .toArray(String[]::new));
    }

    /** Provisions it from its file, and kills that so many milliseconds after it has said this; says whether it was. */
    boolean killAfter(String said, int milliseconds) {
        return Agent.with(Map.of())
                .killAfter(said, milliseconds, words(presenter.file().toString(), containerd));
    }

    /** The same where it has Docker at this socket. */
    void killDockerAfter(String said, int milliseconds, String socket) {
        Agent.with(Map.of()).killAfter(said, milliseconds, dockerWords(socket));
    }

    /** Provisions it from its file, where it has Docker at this socket. */
    Agent.Ended provisionDocker(String socket) {
        return Agent.with(Map.of()).run(dockerWords(socket));
    }

    private String[] dockerWords(String socket) {
        return Stream.concat(Stream.of(words(presenter.file().toString(), socket)), Stream.of("--runtime", "docker"))
                .toArray(String[]::new);
    }

    /** Loads the images of a role, without any record. */
    void load(String role) {
        trusting(
                "load",
                "--bundle",
                presenter.file().toString(),
                "--role",
                role,
                "--address",
                containerd,
                "--namespace",
                namespace);
    }

    Agent.Ended status() {
        return Agent.with(Map.of()).run("status", "--root", root().toString());
    }

    Agent.Ended remove(String... more) {
        return Agent.with(Map.of())
                .run(Stream.concat(Stream.of("remove", "--root", root().toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    /** Removes it, and kills that so many milliseconds after it has said this. */
    void killRemoveAfter(String said, int milliseconds) {
        Agent.with(Map.of()).killAfter(said, milliseconds, "remove", "--yes", "--root", root().toString());
    }

    Agent.Ended report() {
        return Agent.with(Map.of())
                .run(Stream.concat(Stream.of("report", "--registry", url, "--root", root().toString()), tls())
                        .toArray(String[]::new));
    }

    /** What its registry answers. */
    String ask(String path) {
        return presenter.ask(url + path);
    }

    private String[] words(String source, String containerd) {
        return words(source, presenter.key(), containerd);
    }

    private String[] words(String source, String key, String containerd) {
        Stream<String> words = Stream.of(
                "provision",
                "--bundle",
                source,
                "--key",
                key,
                "--role",
                "node",
                "--name",
                "node-1",
                "--registry",
                url,
                "--address",
                containerd,
                "--namespace",
                namespace,
                "--root",
                root().toString());
        return Stream.concat(words, tls()).toArray(String[]::new);
    }

    private Stream<String> tls() {
        return Stream.of(
                "--tls-ca",
                presenter.server.certificate().toString(),
                "--tls-cert",
                presenter.node.certificate().toString(),
                "--tls-key",
                presenter.node.key().toString());
    }

    /** The lines of {@code ctr images check} for the images that it should hold, under both names. */
    List<String> held() {
        List<String> names = Stream.of(
                        Map.entry(presenter.smallName(), presenter.small),
                        Map.entry(presenter.largeName(), presenter.large))
                .flatMap(image -> Stream.of(
                        image.getKey(),
                        Reference.parse(image.getKey())
                                .pinnedTo(image.getValue().descriptor().digest())
                                .toString()))
                .toList();
        return ctr("images", "check")
                .lines()
                .filter(line -> names.stream().anyMatch(name -> line.startsWith(name + " "))
                        && line.strip().endsWith(" true"))
                .toList();
    }

    String ctr(String... words) {
        List<String> command = new ArrayList<>(List.of("ctr", "-a", containerd, "-n", namespace));
        command.addAll(List.of(words));
        return Program.text(command.toArray(String[]::new));
    }

    /** Everything in its containerd, by digests and names, and everything below its root with its sum; not when. */
    String state() {
        return String.join("\n", ctr("content", "ls", "-q"), snapshots(), ctr("images", "ls", "-q"), tree());
    }

    private String snapshots() {
        return ctr("snapshots", "ls")
                .lines()
                .map(line -> line.split(" ")[0])
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** What an agent tells of itself is another matter. */
    private String tree() {
        return Program.text(
                "sh",
                "-c",
                "cd \"$0\" && find . ! -path './var/lib/roadcase*' -printf '%p %y %m %T@ %l\\n' | sort"
                        + " && find . -type f ! -path './var/lib/roadcase*' -exec sha256sum {} + | sort",
                root().toString());
    }

    void empty() {
        ctr("images", "ls", "-q").lines().forEach(name -> ctr("images", "rm", "--sync", name));
    }
}
