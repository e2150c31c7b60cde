package dev.roadcase.bundler.spec;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.file.FileSpec;
import dev.roadcase.bundler.spec.image.ImageSpec;
import dev.roadcase.bundler.spec.local.LocalRun;
import dev.roadcase.bundler.spec.local.Make;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.show.Check;
import dev.roadcase.bundler.spec.show.Page;
import dev.roadcase.bundler.spec.workload.Workload;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All that demo.yaml says, with its defaults filled in. Lists and maps are in the order of the file.
 *
 * @param name lower-case letters, digits and dashes; with the version it names the bundle
 * @param version letters, digits, dot, dash, underscore and plus
 * @param platforms at least one
 * @param parameters by name
 * @param cluster absent where the demo is the application alone
 * @param make absent where the folder holds all that is needed
 * @param run absent where the demo needs a cluster
 */
public record Demo(
        String name,
        String version,
        String description,
        List<Platform> platforms,
        Map<String, Parameter> parameters,
        Optional<ClusterSpec> cluster,
        List<ImageSpec> images,
        List<FileSpec> files,
        List<Workload> workloads,
        List<Page> pages,
        List<Check> checks,
        Optional<Make> make,
        Optional<LocalRun> run) {
    /** The only {@code apiVersion} that this program reads. */
    public static final String API_VERSION = "roadcase.dev/v1";

    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");

    public Demo {
        name = requireName(name);
        version = requireVersion(version);
        platforms = List.copyOf(platforms);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        images = List.copyOf(images);
        files = List.copyOf(files);
        workloads = List.copyOf(workloads);
        pages = List.copyOf(pages);
        checks = List.copyOf(checks);
        if (platforms.isEmpty()) {
            throw new IllegalArgumentException("a demo for no platform");
        }
    }

    static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "not a demo's name (lower-case letters, digits and dashes, at most 63): " + Excerpt.of(name));
        }
        return name;
    }

    static String requireVersion(String version) {
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "not a version (letters, digits, dot, dash, underscore and plus, at most 64): "
                            + Excerpt.of(version));
        }
        return version;
    }
}
