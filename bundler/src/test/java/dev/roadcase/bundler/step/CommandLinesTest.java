package dev.roadcase.bundler.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.show.ShowDemo;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.show.Page;
import dev.roadcase.bundler.spec.step.ApplyManifests;
import dev.roadcase.bundler.spec.step.BuildImage;
import dev.roadcase.bundler.spec.step.DeleteKey;
import dev.roadcase.bundler.spec.step.DeleteManifests;
import dev.roadcase.bundler.spec.step.EtcdKey;
import dev.roadcase.bundler.spec.step.OpenPage;
import dev.roadcase.bundler.spec.step.PostForm;
import dev.roadcase.bundler.spec.step.PutKey;
import dev.roadcase.bundler.spec.step.ScaleWorkload;
import dev.roadcase.bundler.spec.step.StepAction;
import dev.roadcase.bundler.spec.step.SwitchMachine;
import dev.roadcase.bundler.spec.step.SwitchMachine.Power;
import dev.roadcase.bundler.spec.step.WaitTime;
import dev.roadcase.bundler.spec.step.WithdrawImage;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import dev.roadcase.bundler.spec.workload.StepManifest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a presenter could type. */
class CommandLinesTest {
    private static final Reference IMAGE = Reference.parse("junio/date:1.0.1");

    @TempDir
    Path folder;

    private String line(StepAction action) {
        Parameters values =
                Parameters.NONE.with(Map.of("CONTROLLER", "10.0.0.1", "NODE", "node-1", "KIND", "Deployment"));
        ShowFolder show = new ShowFolder(
                folder,
                Path.of("a.bundle"),
                Digest.of(new byte[0]),
                "10.0.0.1:5000",
                Cidr.parse("10.0.0.0/24"),
                List.of(new ShowMachine("node-1", Role.NODE, Ipv4Address.parse("10.0.0.2"))),
                new ShowDemo("a", "1", List.of(), List.of(), List.of()),
                List.of(URI.create("https://10.0.0.2:2379"), URI.create("https://10.0.0.3:2379")));
        StepManifestFiles manifests = new StepManifestFiles(show, null, values, Set.of());
        MachineSwitch machines = new MachineSwitch(show, null, news -> {});
        PageOpener pages = new PageOpener(
                List.of(new Page("Board", "http://${CONTROLLER}/?a&b")), values, Optional.empty(), news -> {});
        return new CommandLines(show, values, manifests, machines, pages)
                .of(action, "cut-over-1")
                .replace(folder.toString(), "stage");
    }

    @Test
    void kubectlAppliesDeletesAndScales() {
        StepManifest manifest = new StepManifest("date.yaml", Map.of());
        assertThat(line(new ApplyManifests(manifest, Optional.empty())))
                .isEqualTo("kubectl --kubeconfig stage/kubeconfig apply --server-side --force-conflicts"
                        + " --field-manager=roadcase-step -f stage/pki/steps/cut-over-1.yaml");
        assertThat(line(new DeleteManifests(manifest)))
                .isEqualTo("kubectl --kubeconfig stage/kubeconfig delete --ignore-not-found"
                        + " -f stage/pki/steps/cut-over-1.yaml");
        assertThat(line(new ScaleWorkload("${KIND}", "default", "web", 3)))
                .isEqualTo("kubectl --kubeconfig stage/kubeconfig scale -n default deployment/web --replicas=3");
    }

    @Test
    void etcdctlChangesKeysAndAShellTakesTheValueWhole() {
        String etcdctl = "ETCDCTL_API=2 etcdctl --endpoints=https://10.0.0.2:2379,https://10.0.0.3:2379"
                + " --ca-file=stage/pki/etcd-ca.crt --cert-file=stage/pki/etcd-v2.crt --key-file=stage/pki/etcd-v2.key ";
        assertThat(line(new PutKey(new EtcdKey("/a/b"), "{\"host\":\"it's\"}")))
                .isEqualTo(etcdctl + "set /a/b '{\"host\":\"it'\\''s\"}'");
        assertThat(line(new DeleteKey(new EtcdKey("/a/b")))).isEqualTo(etcdctl + "rm /a/b");
    }

    @Test
    void imagesFormsPagesAndPauses() {
        assertThat(line(new BuildImage(IMAGE))).isEqualTo("bundle build docker.io/junio/date:1.0.1 --dir stage --push");
        assertThat(line(new WithdrawImage(IMAGE)))
                .isEqualTo("skopeo delete --cert-dir stage/pki/certs.d/10.0.0.1:5000"
                        + " docker://10.0.0.1:5000/junio/date:1.0.1");
        assertThat(line(new PostForm("http://${CONTROLLER}/rate", Map.of("value", "a b"))))
                .isEqualTo("curl --fail --data-urlencode 'value=a b' http://10.0.0.1/rate");
        assertThat(line(new PostForm("http://${CONTROLLER}/reset", Map.of())))
                .isEqualTo("curl --fail --request POST http://10.0.0.1/reset");
        assertThat(line(new OpenPage("Board"))).isEqualTo("xdg-open 'http://10.0.0.1/?a&b'");
        assertThat(line(new WaitTime(Duration.ofMinutes(1)))).isEqualTo("sleep 60");
    }

    @Test
    void machinesThatVagrantStartedAreItsOwn() throws IOException {
        assertThat(line(new SwitchMachine("${NODE}", Power.OFF))).isEqualTo("the switch of node-1");
        Files.createDirectories(folder.resolve(".vagrant/machines/node-1"));
        assertThat(line(new SwitchMachine("${NODE}", Power.OFF))).isEqualTo("vagrant halt --force node-1");
        assertThat(line(new SwitchMachine("${NODE}", Power.ON))).isEqualTo("vagrant up node-1");
    }
}
