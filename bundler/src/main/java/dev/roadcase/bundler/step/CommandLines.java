package dev.roadcase.bundler.step;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.step.ApplyManifests;
import dev.roadcase.bundler.spec.step.BuildImage;
import dev.roadcase.bundler.spec.step.DeleteKey;
import dev.roadcase.bundler.spec.step.DeleteManifests;
import dev.roadcase.bundler.spec.step.OpenPage;
import dev.roadcase.bundler.spec.step.PostForm;
import dev.roadcase.bundler.spec.step.PutKey;
import dev.roadcase.bundler.spec.step.ScaleWorkload;
import dev.roadcase.bundler.spec.step.StepAction;
import dev.roadcase.bundler.spec.step.SwitchMachine;
import dev.roadcase.bundler.spec.step.WaitTime;
import dev.roadcase.bundler.spec.step.WithdrawImage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What anybody could type into a shell (POSIX) to do what an action does. */
public record CommandLines(
        ShowFolder show, Parameters values, StepManifestFiles manifests, MachineSwitch machines, PageOpener pages) {

    /** @param name of the file that has the action's manifests by then */
    String of(StepAction action, String name) {
        if (action instanceof ApplyManifests) {
            return kubectl(
                    "apply", "--server-side", "--force-conflicts", "--field-manager=roadcase-step", "-f", file(name));
        } else if (action instanceof DeleteManifests) {
            return kubectl("delete", "--ignore-not-found", "-f", file(name));
        } else if (action instanceof ScaleWorkload scale) {
            String object = values.fill(scale.kind()).toLowerCase(Locale.ROOT) + "/" + scale.name();
            return kubectl("scale", "-n", scale.namespace(), object, "--replicas=" + scale.replicas());
        } else if (action instanceof PutKey put) {
            return etcdctl("set", put.key().path(), values.fill(put.value()));
        } else if (action instanceof DeleteKey delete) {
            return etcdctl("rm", delete.key().path());
        }
        return words(action);
    }

    private String words(StepAction action) {
        if (action instanceof BuildImage build) {
            return line(List.of(
                    "bundle",
                    "build",
                    build.image().toString(),
                    "--dir",
                    show.path().toString(),
                    "--push"));
        } else if (action instanceof WithdrawImage withdraw) {
            return skopeo(withdraw.image());
        } else if (action instanceof SwitchMachine machine) {
            String name = values.fill(machine.name());
            return machines.command(name, machine.power())
                    .map(CommandLines::line)
                    .orElse("the switch of " + name);
        } else if (action instanceof PostForm post) {
            return curl(post);
        } else if (action instanceof OpenPage page) {
            return line(List.of("xdg-open", pages.address(page.page())));
        }
        return action instanceof WaitTime pause ? "sleep " + pause.time().toSeconds() : "";
    }

    private String curl(PostForm post) {
        List<String> words = new ArrayList<>(List.of("curl", "--fail"));
        post.form()
                .forEach((name, value) -> words.addAll(List.of("--data-urlencode", name + "=" + values.fill(value))));
        words.addAll(post.form().isEmpty() ? List.of("--request", "POST") : List.of());
        words.add(values.fill(post.url()));
        return line(words);
    }

    private String file(String name) {
        return manifests.file(name).toString();
    }

    private String kubectl(String... words) {
        String command = line(Stream.concat(kubectlCommand(), Stream.of(words)).toList());
        return show.host().isPresent() ? "KUBECONFIG=" + quoted(show.kubeconfigs()) + " " + command : command;
    }

    /** In somebody else's cluster, the login stands in the user's own files. */
    private Stream<String> kubectlCommand() {
        return show.host().isPresent()
                ? Stream.of("kubectl")
                : Stream.of("kubectl", "--kubeconfig", show.kubeconfig().toString());
    }

    private String etcdctl(String... words) {
        String members = show.etcd().stream().map(URI::toString).collect(Collectors.joining(","));
        Stream<String> access = Stream.of(
                "etcdctl",
                "--endpoints=" + members,
                "--ca-file=" + show.key("etcd-ca.crt"),
                "--cert-file=" + show.key("etcd-v2.crt"),
                "--key-file=" + show.key("etcd-v2.key"));
        return "ETCDCTL_API=2 " + line(Stream.concat(access, Stream.of(words)).toList());
    }

    private String skopeo(Reference image) {
        String where =
                show.registry() + "/" + image.repository() + ":" + image.tag().orElseThrow();
        String certificates = show.certificates().resolve(show.registry()).toString();
        return line(List.of("skopeo", "delete", "--cert-dir", certificates, "docker://" + where));
    }

    /** Words that a shell would take apart stand in quotes. */
    private static String line(List<String> words) {
        return words.stream().map(CommandLines::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
