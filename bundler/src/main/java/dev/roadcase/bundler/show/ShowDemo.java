package dev.roadcase.bundler.show;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.bundler.cluster.folder.DemoJson;
import dev.roadcase.bundler.spec.show.Check;
import dev.roadcase.bundler.spec.show.Page;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a show is about: its demo, with the values of parameters filled in. Pages and checks with a secret in them are not
 * among these.
 *
 * @param steps their names, in their order
 * @param secrets names of parameters that are secrets
 */
public record ShowDemo(
        String name, String version, List<Page> pages, List<Check> checks, List<String> steps, List<String> secrets) {
    /** Of a demo without secrets. */
    public ShowDemo(String name, String version, List<Page> pages, List<Check> checks, List<String> steps) {
        this(name, version, pages, checks, steps, List.of());
    }

    public ShowDemo {
        secrets = List.copyOf(secrets);
        pages = List.copyOf(pages);
        checks = List.copyOf(checks);
        steps = List.copyOf(steps);
    }

    static ShowDemo read(JsonNode cluster) {
        return new ShowDemo(
                cluster.required("name").asText(),
                cluster.required("version").asText(),
                items(cluster.path("pages")).map(ShowDemo::page).toList(),
                items(cluster.path("checks")).map(ShowDemo::check).toList(),
                items(cluster.path("steps")).map(JsonNode::asText).toList(),
                items(cluster.path(DemoJson.SECRETS)).map(JsonNode::asText).toList());
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Page page(JsonNode page) {
        return new Page(page.required("name").asText(), page.required("url").asText());
    }

    private static Check check(JsonNode check) {
        return new Check(
                check.required("http").asText(),
                check.required("status").asInt(),
                Optional.ofNullable(check.get("contains")).map(JsonNode::asText),
                Check.USUAL_PATIENCE);
    }
}
