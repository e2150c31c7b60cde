package dev.roadcase.bundler.spec.workload;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import dev.roadcase.bundler.spec.value.PathRule;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a chart comes from. */
public sealed interface ChartOrigin {
    /** As messages show it: without what may be secret in it. */
    String shown();

    /**
     * A folder or an archive in the demo's folder.
     *
     * @param path with {@code /} between names
     */
    record Local(String path) implements ChartOrigin {
        public Local {
            PathRule.requireRelative(path);
        }

        @Override
        public String shown() {
            return path;
        }
    }

    /** An artifact of a registry (Helm, "Use OCI-based registries"). */
    record Registry(Reference reference) implements ChartOrigin {
        @Override
        public String shown() {
            return OCI + reference;
        }
    }

    /** An archive of the web. */
    record Web(URI url) implements ChartOrigin {
        @Override
        public String shown() {
            return new UrlOrigin(url, Optional.empty()).shown();
        }
    }

    /** What the address of a chart in a registry begins with. */
    String OCI = "oci://";

    /** What an address of the web begins with. */
    Pattern WEB = Pattern.compile("https?://.*");

    /** Reads what demo.yaml says. */
    static ChartOrigin parse(String text) {
        if (text.startsWith(OCI)) {
            return registry(text.substring(OCI.length()));
        }
        return WEB.matcher(text).matches() ? new Web(UrlOrigin.parse(text)) : new Local(text);
    }

    /** A version of a chart may have a plus, and a tag may not: Helm writes an underscore instead. */
    private static Registry registry(String name) {
        Reference reference = Reference.parse(name.replace('+', '_'));
        if (reference.digest().isEmpty()
                && !name.substring(name.lastIndexOf('/') + 1).contains(":")) {
            throw new IllegalArgumentException("a chart of a registry needs its version: " + OCI + name + ":VERSION");
        }
        return new Registry(reference);
    }
}
