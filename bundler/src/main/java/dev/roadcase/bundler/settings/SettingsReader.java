package dev.roadcase.bundler.settings;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads config.yaml and collects what is wrong with it. */
final class SettingsReader {
    private static final int LARGEST = 1 << 20;

    private final Path file;
    private final List<String> mistakes = new ArrayList<>();
    private final Map<String, URI> mirrors = new HashMap<>();
    private final Set<String> plainHttp = new HashSet<>();
    private Optional<URI> debian = Optional.empty();

    SettingsReader(Path file) {
        this.file = file;
    }

    Settings read() {
        if (!Files.exists(file)) {
            return Settings.NONE;
        }
        map("the document", document()).forEach(this::take);
        if (!mistakes.isEmpty()) {
            throw Problem.badInput(String.join("\n", mistakes))
                    .advise("config.yaml knows mirrors: {HOST: URL}, plainHttp: [HOST] and debian: URL");
        }
        return new Settings(mirrors, plainHttp, debian);
    }

    private Object document() {
        LoaderOptions limits = new LoaderOptions();
        limits.setAllowDuplicateKeys(false);
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
            Object document = new Yaml(new SafeConstructor(limits)).load(text);
            return document == null ? Map.of() : document;
        } catch (MarkedYAMLException e) {
            throw Problem.badInput(file + ":" + (e.getProblemMark().getLine() + 1) + ": " + e.getProblem())
                    .causedBy(e);
        } catch (YAMLException e) {
            throw Problem.badInput(file + ": not YAML: " + Excerpt.of(e.getMessage()))
                    .causedBy(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(Object key, Object value) {
        switch (String.valueOf(key)) {
            case "mirrors" ->
                map("mirrors", value)
                        .forEach((host, url) ->
                                web("mirrors." + host, url).ifPresent(uri -> mirrors.put(String.valueOf(host), uri)));
            case "plainHttp" -> list("plainHttp", value).forEach(host -> plainHttp.add(String.valueOf(host)));
            case "debian" -> debian = web("debian", value);
            default -> mistake(Excerpt.of(String.valueOf(key)), "is not a setting");
        }
    }

    private Map<?, ?> map(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        mistake(name, "is not a mapping");
        return Map.of();
    }

    private List<?> list(String name, Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        mistake(name, "is not a list");
        return List.of();
    }

    private Optional<URI> web(String name, Object value) {
        try {
            URI uri = URI.create(String.valueOf(value));
            if (uri.getHost() != null && uri.getUserInfo() == null && isWeb(uri)) {
                return Optional.of(uri);
            }
        } catch (IllegalArgumentException e) {
            // Said below: the text may hold a password, so it is not repeated.
        }
        mistake(name, "is not a URL of http or https without user and password");
        return Optional.empty();
    }

    private static boolean isWeb(URI uri) {
        return "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    }

    private void mistake(String name, String what) {
        mistakes.add(file + ": " + name + " " + what);
    }
}
