package dev.roadcase.bundler.settings;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.debian.DebianMirror;
import dev.roadcase.bundler.spec.yaml.Problems;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import dev.roadcase.bundler.spec.yaml.YamlReader;
import dev.roadcase.bundler.spec.yaml.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads config.yaml, and reports everything that is wrong with it at once. */
final class SettingsReader {
    private SettingsReader() {}

    static Settings read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in.readNBytes(YamlText.LARGEST + 1));
        } catch (NoSuchFileException e) {
            return Settings.NONE;
        } catch (IOException e) {
            throw Problem.badInput("read the settings " + file + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static Settings read(String file, byte[] yaml) {
        Problems problems = new Problems();
        Optional<Settings> settings = YamlText.decode(file, yaml, YamlText.LARGEST, problems)
                .filter(text -> !text.text().replaceAll("(?m)#.*$", "").isBlank())
                .flatMap(text -> new YamlReader(problems, YamlText.LARGEST).document(text))
                .flatMap(root -> root.map(
                        List.of("mirrors", "mirrorFallback", "plainHttp", "credentials", "containers", "debian")))
                .map(SettingsReader::settings);
        problems.throwIfAny();
        return settings.orElse(Settings.NONE);
    }

    private static Settings settings(YamlMap map) {
        Map<String, URI> mirrors = new LinkedHashMap<>();
        map.optional("mirrors")
                .flatMap(YamlNode::map)
                .ifPresent(hosts -> hosts.values()
                        .forEach((host, url) ->
                                url.parse(SettingsReader::web).ifPresent(uri -> mirrors.put(host, uri))));
        List<String> plain =
                map.optional("plainHttp").map(list -> list.list(YamlNode::text)).orElse(List.of());
        boolean fallback =
                map.optional("mirrorFallback").flatMap(YamlNode::truth).orElse(false);
        return new Settings(
                mirrors,
                fallback,
                Set.copyOf(plain),
                CredentialBlock.read(map),
                containerOptions(map),
                map.optional("debian").flatMap(SettingsReader::debian));
    }

    private static List<String> containerOptions(YamlMap map) {
        return map.optional("containers")
                .flatMap(containers -> containers.map(List.of("options")))
                .map(containers -> containers.texts("options"))
                .orElse(List.of());
    }

    private static Optional<DebianMirror> debian(YamlNode node) {
        return node.map(List.of("url", "suites", "components", "keyring")).flatMap(map -> {
            Optional<URI> url = map.required("url").flatMap(text -> text.parse(SettingsReader::web));
            Optional<Path> keyring = map.required("keyring").flatMap(text -> text.parse(SettingsReader::absolute));
            Optional<List<String>> suites = map.required("suites").map(list -> list.someOf(YamlNode::text));
            List<String> components = map.optional("components")
                    .map(list -> list.someOf(YamlNode::text))
                    .orElse(List.of("main"));
            return node.attempt(
                    () -> new DebianMirror(url.orElseThrow(), suites.orElseThrow(), components, keyring.orElseThrow()));
        });
    }

    /** The text may hold a password, so it is not repeated. */
    private static URI web(String text) {
        try {
            URI uri = URI.create(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the text.
        }
        throw new IllegalArgumentException("not a URL of http or https without user and password");
    }

    private static Path absolute(String text) {
        Path path = Path.of(text);
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("not an absolute path: " + text);
        }
        return path;
    }
}
