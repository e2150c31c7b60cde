package dev.roadcase.bundler.cluster.plan;

import dev.roadcase.bundler.cluster.site.Site;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.parameter.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Values for all of a demo's parameters: chosen, else the site's, else the default, else asked for. */
public final class Answers {
    private final Demo demo;
    private final Function<Parameter, String> user;

    /** @param user is asked for what nobody has said */
    public Answers(Demo demo, Function<Parameter, String> user) {
        this.demo = demo;
        this.user = user;
    }

    /**
     * The values, the controller's address among them.
     *
     * @param chosen wins over the site's
     */
    public Parameters parameters(Site site, Map<String, String> chosen) {
        Map<String, String> said = new LinkedHashMap<>(site.parameters());
        said.putAll(chosen);
        Parameters known = Parameters.of(demo.parameters(), said);
        demo.parameters().values().stream()
                .filter(parameter -> known.value(parameter.name()).isEmpty())
                .forEach(parameter -> said.put(parameter.name(), user.apply(parameter)));
        return Parameters.of(demo.parameters(), said)
                .withController(site.controller().address().toString());
    }
}
