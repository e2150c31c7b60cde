package dev.roadcase.bundler.cluster.folder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.parameter.Parameters;
import java.util.List;

/** What cluster.json says of a demo. It holds no secret: pages and checks that contain one are left out. */
public record DemoJson(Demo demo, Parameters parameters) {

    /** The key with the names of parameters that are secrets. */
    public static final String SECRETS = "secrets";

    /** Adds pages, checks, and the names of steps and of secrets. */
    public void putInto(ObjectNode cluster) {
        Parameters open = open();
        ArrayNode pages = cluster.putArray("pages");
        demo.pages().stream()
                .filter(page -> open.canFill(page.url()))
                .forEach(page -> pages.addObject().put("name", page.name()).put("url", open.fill(page.url())));
        ArrayNode checks = cluster.putArray("checks");
        demo.checks().stream()
                .filter(check -> open.canFill(check.http() + check.contains().orElse("")))
                .forEach(check -> {
                    ObjectNode node = checks.addObject().put("http", open.fill(check.http()));
                    node.put("status", check.status());
                    check.contains().ifPresent(text -> node.put("contains", open.fill(text)));
                });
        ArrayNode steps = cluster.putArray("steps");
        demo.steps().forEach(step -> steps.add(step.name()));
        if (!secrets().isEmpty()) {
            secrets().forEach(cluster.putArray(SECRETS)::add);
        }
    }

    private List<String> secrets() {
        return demo.parameters().values().stream()
                .filter(Parameter::sensitive)
                .map(Parameter::name)
                .toList();
    }

    private Parameters open() {
        return parameters.without(secrets());
    }
}
