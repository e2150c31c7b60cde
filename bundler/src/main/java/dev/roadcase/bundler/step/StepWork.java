package dev.roadcase.bundler.step;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.ClusterObjects;
import dev.roadcase.bundler.etcd.EtcdKeysApi;
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
import dev.roadcase.bundler.time.Deadline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Does what actions say. Each can be done again at any time.
 *
 * @param values of the demo's parameters
 * @param manifests of the bundle, with values
 * @param etcd opened where an action needs it
 * @param http for addresses of the demo
 * @param news gets the command that would do the same
 */
public record StepWork(
        Parameters values,
        StepManifestFiles manifests,
        ClusterObjects cluster,
        Supplier<EtcdKeysApi> etcd,
        StepImages images,
        MachineSwitch machines,
        PageOpener pages,
        StageHttp http,
        CommandLines commands,
        Consumer<StepNews> news) {

    /**
     * Does one action.
     *
     * @param name of a file for its manifests, without its ending
     */
    void act(StepAction action, String name) {
        news.accept(new StepNews.ActionBegan(commands.of(action, name)));
        if (action instanceof ApplyManifests apply) {
            apply(apply, name);
        } else if (action instanceof DeleteManifests delete) {
            cluster.delete(delete.manifest().manifests(), manifests.write(delete.manifest(), name));
        } else if (action instanceof BuildImage build) {
            images.build(build.image());
        } else if (action instanceof WithdrawImage withdraw) {
            images.withdraw(withdraw.image());
        } else if (action instanceof PutKey put) {
            etcd.get().put(put.key().path(), values.fill(put.value()));
        } else if (action instanceof DeleteKey delete) {
            etcd.get().delete(delete.key().path());
        } else {
            actOnTheStage(action);
        }
    }

    private void actOnTheStage(StepAction action) {
        if (action instanceof ScaleWorkload scale) {
            cluster.scale(values.fill(scale.kind()), scale.namespace(), scale.name(), scale.replicas());
        } else if (action instanceof SwitchMachine machine) {
            machines.turn(values.fill(machine.name()), machine.power());
        } else if (action instanceof PostForm post) {
            http.post(values.fill(post.url()), filled(post.form()));
        } else if (action instanceof OpenPage page) {
            pages.open(page.page());
        } else if (action instanceof WaitTime pause) {
            Deadline.pause(pause.time());
        } else {
            throw Problem.badInput("an action that this program does not know");
        }
    }

    private Map<String, String> filled(Map<String, String> form) {
        Map<String, String> filled = new LinkedHashMap<>();
        form.forEach((name, value) -> filled.put(name, values.fill(value)));
        return filled;
    }

    private void apply(ApplyManifests apply, String name) {
        String shown = apply.manifest().manifests();
        String text = manifests.write(apply.manifest(), name);
        cluster.apply(shown, text);
        apply.pause().ifPresent(pause -> cluster.awaitPods(shown, text, pause.timeout()));
    }
}
