package dev.roadcase.bundler.build;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageConfig;
import dev.roadcase.agent.format.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What own layers are put on.
 *
 * @param layers upwards
 * @param diffIds of the layers, as many
 * @param settings the base's {@code config}: what its containers run with
 * @param history the base's, member for member
 */
public record BaseImage(List<BuiltLayer> layers, List<Digest> diffIds, ObjectNode settings, ArrayNode history) {
    static final BaseImage NOTHING = new BaseImage(List.of(), List.of(), Json.object(), Json.array());

    public BaseImage {
        layers = List.copyOf(layers);
        diffIds = List.copyOf(diffIds);
        if (layers.size() != diffIds.size()) {
            throw new IllegalArgumentException(
                    "an image of " + layers.size() + " layers whose config names " + diffIds.size());
        }
    }

    /** Nothing yet, but with the search path that Debian's programs are found on. */
    static BaseImage debian(String environment) {
        ObjectNode settings = Json.object();
        settings.putArray("Env").add(environment);
        return new BaseImage(List.of(), List.of(), settings, NOTHING.history());
    }

    /** A base as its config describes it. */
    public static BaseImage of(List<BuiltLayer> layers, ImageConfig config) {
        return new BaseImage(layers, config.diffIds(), config.settings(), config.history());
    }

    /** The same with its layers from elsewhere. */
    BaseImage with(UnaryOperator<BuiltLayer> place) {
        return new BaseImage(layers.stream().map(place).toList(), diffIds, settings, history);
    }

    /** The same with one layer more on top. */
    BaseImage with(OwnLayer own, String madeBy) {
        List<BuiltLayer> more = new ArrayList<>(layers);
        List<Digest> moreIds = new ArrayList<>(diffIds);
        more.add(own.layer());
        moreIds.add(own.diffId());
        ArrayNode longer = history.deepCopy();
        longer.addObject().put("created", BuiltConfig.TIME).put("created_by", madeBy);
        return new BaseImage(more, moreIds, settings, longer);
    }
}
