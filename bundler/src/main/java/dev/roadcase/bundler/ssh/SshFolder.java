package dev.roadcase.bundler.ssh;

import com.jcraft.jsch.ConfigRepository.Config;
import com.jcraft.jsch.OpenSSHConfig;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder in which a user keeps keys, known hosts and the configuration of ssh (ssh_config(5)). The keywords HostName,
 * Port, User, IdentityFile, IdentitiesOnly and ProxyJump are heeded.
 *
 * @param home the user's home folder
 */
public record SshFolder(Path home) {
    /** In the order in which OpenSSH tries them. */
    private static final List<String> USUAL_KEYS = List.of("id_rsa", "id_ecdsa", "id_ed25519");

    /** A jump host behind a jump host behind …: a circle in a user's configuration ends here. */
    private static final int MOST_JUMPS = 8;

    /** That of the user of this process. */
    public static SshFolder ofUser() {
        return new SshFolder(
                Path.of(Optional.ofNullable(System.getenv("HOME")).orElseGet(() -> System.getProperty("user.home"))));
    }

    /** Hosts whose keys the user knows. */
    public Path knownHosts() {
        return folder().resolve("known_hosts");
    }

    /** The way there. */
    public SshRoute route(SshAddress address) {
        return route(address, configuration(), MOST_JUMPS);
    }

    private SshRoute route(SshAddress address, OpenSSHConfig configuration, int most) {
        Config said = configuration.getConfig(address.host());
        return new SshRoute(
                address.user(),
                Optional.ofNullable(said.getHostname()).orElse(address.host()),
                address.port().orElseGet(() -> said.getPort() > 0 ? said.getPort() : SshRoute.USUAL_PORT),
                keys(said),
                !"yes".equalsIgnoreCase(said.getValue("IdentitiesOnly")),
                jumps(said, configuration, most));
    }

    private List<SshRoute> jumps(Config said, OpenSSHConfig configuration, int most) {
        String jumps = said.getValue("ProxyJump");
        if (jumps == null || "none".equalsIgnoreCase(jumps)) {
            return List.of();
        }
        if (most == 0) {
            throw Problem.badInput(folder().resolve("config") + " leads through too many jump hosts, or in a circle");
        }
        List<SshRoute> all = new ArrayList<>();
        for (String jump : jumps.split(",")) {
            SshRoute next = route(address(jump.strip(), configuration), configuration, most - 1);
            all.addAll(next.jumps());
            all.add(next);
        }
        return all;
    }

    /** Jump hosts may be written without a user. */
    private SshAddress address(String jump, OpenSSHConfig configuration) {
        String text = jump.replaceFirst("^ssh://", "");
        try {
            if (text.contains("@")) {
                return SshAddress.parse(text);
            }
            SshAddress bare = SshAddress.parse("nobody@" + text);
            String user = configuration.getConfig(bare.host()).getUser();
            return new SshAddress(user == null ? System.getProperty("user.name") : user, bare.host(), bare.port());
        } catch (IllegalArgumentException e) {
            throw Problem.badInput(folder().resolve("config") + ": ProxyJump: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private List<Path> keys(Config said) {
        String[] files = said.getValues("IdentityFile");
        Stream<Path> usual = USUAL_KEYS.stream().map(folder()::resolve);
        return files == null || files.length == 0
                ? usual.toList()
                : Stream.of(files).map(this::expanded).toList();
    }

    private Path expanded(String file) {
        String path = file.replace("%d", home.toString());
        return path.startsWith("~/") ? home.resolve(path.substring(2)) : home.resolve(path);
    }

    private OpenSSHConfig configuration() {
        Path file = folder().resolve("config");
        try {
            return OpenSSHConfig.parse(Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "");
        } catch (IOException e) {
            throw Problem.badInput("cannot read " + file + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private Path folder() {
        return home.resolve(".ssh");
    }
}
