package dev.roadcase.bundler.spec.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a walk over a YAML file meets; by itself it does nothing. Aliases are met where they stand. */
public interface YamlVisitor {
    /**
     * A text, a number, true, false or null, but no key.
     *
     * @param before the item before it, if both are items of one list
     */
    default void scalar(YamlScalar scalar, Optional<YamlScalar> before) {}

    /**
     * The end of a mapping.
     *
     * @param path the keys that lead to it
     * @param scalars those of its values that are scalars, by key
     */
    default void mapping(List<String> path, Map<String, YamlScalar> scalars) {}

    /** This one and then the other one, on one walk. */
    default YamlVisitor and(YamlVisitor other) {
        YamlVisitor first = this;
        return new YamlVisitor() {
            @Override
            public void scalar(YamlScalar scalar, Optional<YamlScalar> before) {
                first.scalar(scalar, before);
                other.scalar(scalar, before);
            }

            @Override
            public void mapping(List<String> path, Map<String, YamlScalar> scalars) {
                first.mapping(path, scalars);
                other.mapping(path, scalars);
            }
        };
    }
}
