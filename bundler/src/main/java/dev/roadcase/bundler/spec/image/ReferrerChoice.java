package dev.roadcase.bundler.spec.image;

import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;

/** Whether the referrers of an image come along: its signatures, attestations, SBOMs and whatever else names it. */
public enum ReferrerChoice {
    CARRIED,
    LEFT,
    /** As demo.yaml says it for all images. */
    AS_THE_DEMO;

    /** Reads the key {@code referrers} of one image. */
    static ReferrerChoice read(YamlMap map) {
        return map.optional("referrers")
                .flatMap(YamlNode::truth)
                .map(carried -> carried ? CARRIED : LEFT)
                .orElse(AS_THE_DEMO);
    }

    /** Whether they come along, if demo.yaml says {@code all} for all images. */
    public boolean carries(boolean all) {
        return this == AS_THE_DEMO ? all : this == CARRIED;
    }
}
