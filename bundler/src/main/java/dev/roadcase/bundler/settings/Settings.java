package dev.roadcase.bundler.settings;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.debian.DebianMirror;
import dev.roadcase.bundler.remote.host.Credential;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What config.yaml says. Flags of a command come after it and win.
 *
 * @param mirrors {@code mirrors: {HOST: URL}}: asked in the place of these hosts
 * @param mirrorFallback {@code mirrorFallback: true}: hosts are asked for what their mirrors do not give
 * @param plainHttp {@code plainHttp: [HOST]}: hosts that are spoken to without TLS
 * @param credentials {@code credentials: {HOST: {token}, HOST: {user, password}, HOST: {query}}}: for hosts of files
 * @param containerOptions {@code containers: {options: [WORD]}}: words of docker create that make a container a machine, in
 *     the place of --privileged; none for that
 * @param debian {@code debian: {url, suites, components, keyring}}; absent: what this machine's own apt uses
 */
public record Settings(
        Map<String, URI> mirrors,
        boolean mirrorFallback,
        Set<String> plainHttp,
        Map<String, Credential> credentials,
        List<String> containerOptions,
        Optional<DebianMirror> debian) {
    /** Settings of a user without a config.yaml. */
    public static final Settings NONE = new Settings(Map.of(), false, Set.of(), Map.of(), List.of(), Optional.empty());

    public Settings {
        mirrors = Map.copyOf(mirrors);
        plainHttp = Set.copyOf(plainHttp);
        credentials = Map.copyOf(credentials);
        containerOptions = List.copyOf(containerOptions);
    }

    /**
     * Reads config.yaml; {@link #NONE} where there is no such file.
     *
     * @throws Problem exit 3 with a line {@code FILE:LINE:COLUMN: what} for each mistake
     */
    public static Settings read(SettingsFolder folder) {
        return SettingsReader.read(folder.config());
    }
}
