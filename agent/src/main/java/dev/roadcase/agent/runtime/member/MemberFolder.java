package dev.roadcase.agent.runtime.member;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A folder of a layer. */
final class MemberFolder {
    private static final Map<String, String> OPAQUE = Map.of("trusted.overlay.opaque", "y");

    private final String path;
    private final boolean borrowed;
    private boolean opaque;
    private Optional<Member> member = Optional.empty();

    /** @param borrowed whether it was needed before a member named it: then its attributes come from a layer below */
    MemberFolder(String path, boolean borrowed) {
        this.path = path;
        this.borrowed = borrowed;
    }

    String path() {
        return path;
    }

    boolean isBorrowed() {
        return borrowed;
    }

    boolean isOpaque() {
        return opaque;
    }

    /** Nothing of it in layers below is seen (OCI image spec, "Opaque Whiteout"). */
    void setOpaque() {
        opaque = true;
    }

    /** Whose mode, owner and time it has; none if no member named it. */
    Optional<Member> member() {
        return member;
    }

    /** The last member that names it decides; attributes of those before it stay. */
    void name(Member its) {
        Map<String, String> attributes =
                new HashMap<>(member.map(Member::attributes).orElse(Map.of()));
        attributes.putAll(its.attributes());
        member = Optional.of(its.with(attributes));
    }

    /** The attributes that overlayfs needs. */
    Map<String, String> overlay() {
        return opaque ? OPAQUE : Map.of();
    }
}
