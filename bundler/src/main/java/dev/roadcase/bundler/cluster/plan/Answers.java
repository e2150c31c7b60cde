package dev.roadcase.bundler.cluster.plan;

import dev.roadcase.bundler.cluster.site.Site;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.parameter.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Values for all of a demo's parameters: the chosen value, or the site's, or the default, or the user's answer. */
public final class Answers {
    private final Demo demo;
    private final Function<Parameter, String> user;

    /** @param user gives values for parameters that have none */
    public Answers(Demo demo, Function<Parameter, String> user) {
        this.demo = demo;
        this.user = user;
    }

    /**
     * The values, including the controller's address.
     *
     * @param chosen values, which win over those of the site
     */
    public Parameters parameters(Site site, Map<String, String> chosen) {
        Map<String, String> said = new LinkedHashMap<>(site.parameters());
        said.putAll(chosen);
        return parameters(said, site.controller().address().toString());
    }

    /**
     * The same where no site says where machines are.
     *
     * @param chosen values
     * @param controller what stands for the controller's address
     */
    public Parameters parameters(Map<String, String> chosen, String controller) {
        Map<String, String> said = new LinkedHashMap<>(chosen);
        Parameters known = Parameters.of(demo.parameters(), said);
        demo.parameters().values().stream()
                .filter(parameter -> known.value(parameter.name()).isEmpty())
                .forEach(parameter -> said.put(parameter.name(), user.apply(parameter)));
        return Parameters.of(demo.parameters(), said).withController(controller);
    }
}
