package dev.roadcase.bundler.cli;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.debian.AptSources;
import dev.roadcase.bundler.debian.DebianMirror;
import dev.roadcase.bundler.prepare.Origins;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.settings.Settings;
import dev.roadcase.bundler.settings.SettingsFolder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where images and files come from: the settings, and the flags that win over them. */
final class OriginOptions {
    @Option(
            names = "--mirror",
            paramLabel = "HOST=URL",
            description = "Ask this address instead of a registry or file host; may be repeated.")
    private Map<String, URI> mirrors = new LinkedHashMap<>();

    @Option(names = "--mirror-fallback", description = "Ask the host itself for what its mirror does not have.")
    private boolean mirrorFallback;

    @Option(
            names = "--plain-http",
            paramLabel = "HOST",
            description = "Speak to this host without TLS; may be repeated.")
    private List<String> plainHttp = List.of();

    Origins origins() {
        Settings settings = Settings.read(SettingsFolder.ofUser());
        return new Origins(hosts(settings), debian(settings), Clock.systemUTC());
    }

    private static List<DebianMirror> debian(Settings settings) {
        return settings.debian().map(List::of).orElseGet(() -> new AptSources(Path.of("/")).mirrors());
    }

    /** How hosts are spoken to, whatever mirrors they have. */
    static HostSettings hostsOfUser(Settings settings) {
        HostSettings hosts = HostSettings.of(System.getenv(), Path.of(System.getProperty("user.home")))
                .withCredentials(settings.credentials());
        for (String host : settings.plainHttp()) {
            hosts = hosts.withPlainHttp(host);
        }
        return hosts;
    }

    private HostSettings hosts(Settings settings) {
        HostSettings hosts = hostsOfUser(settings);
        Map<String, URI> all = new LinkedHashMap<>(settings.mirrors());
        all.putAll(mirrors);
        for (Map.Entry<String, URI> mirror : all.entrySet()) {
            hosts = withMirror(hosts, mirror.getKey(), mirror.getValue());
        }
        if (mirrorFallback || settings.mirrorFallback()) {
            hosts = hosts.withMirrorFallback();
        }
        for (String host : plainHttp) {
            hosts = hosts.withPlainHttp(host);
        }
        return hosts;
    }

    private HostSettings withMirror(HostSettings hosts, String host, URI url) {
        try {
            return hosts.withMirror(host, url);
        } catch (IllegalArgumentException e) {
            String by = mirrors.containsKey(host) ? "--mirror" : "mirrors in config.yaml";
            throw Problem.usage(by + ": " + e.getMessage()).advise("such as --mirror docker.io=https://mirror.example");
        }
    }
}
