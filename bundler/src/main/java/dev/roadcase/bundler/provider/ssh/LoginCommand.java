package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.bundler.ssh.SshAddress;
import dev.roadcase.bundler.ssh.SshFolder;
import dev.roadcase.bundler.ssh.SshRoute;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a person would type to run a command on a machine: ssh of OpenSSH, which knows the hosts that are pinned for the show.
 *
 * @param pinned the show's known hosts
 */
record LoginCommand(SshAddress address, SshRoute route, Path pinned) {
    private static final String ROOT = "root";

    /**
     * The command that runs these words there, as root.
     *
     * @param words none for a shell
     * @param terminal whether a person sits before it
     */
    List<String> of(List<String> words, boolean terminal) {
        List<String> command = new ArrayList<>(ssh());
        command.addAll(terminal ? List.of("-t") : List.of("-T", "-o", "BatchMode=yes"));
        command.addAll(jumps());
        address.port().ifPresent(port -> command.addAll(List.of("-p", Integer.toString(port))));
        command.add(address.user() + "@" + address.host());
        command.addAll(remote(words, terminal));
        return command;
    }

    private List<String> ssh() {
        String known =
                "\"" + pinned.toAbsolutePath() + "\" \"" + SshFolder.ofUser().knownHosts() + "\"";
        return List.of(
                "ssh",
                "-o",
                "UserKnownHostsFile=" + known,
                "-o",
                "StrictHostKeyChecking=yes",
                "-o",
                "ConnectTimeout=10",
                "-o",
                "LogLevel=ERROR");
    }

    /** By itself, ssh would not look for a jump host among the pinned ones (ssh_config(5), ProxyJump). */
    private List<String> jumps() {
        if (route.jumps().isEmpty()) {
            return List.of();
        }
        List<SshRoute> before = route.jumps().subList(0, route.jumps().size() - 1);
        SshRoute last = route.jumps().get(before.size());
        List<String> proxy = new ArrayList<>(ssh());
        if (!before.isEmpty()) {
            proxy.addAll(List.of("-J", before.stream().map(Object::toString).collect(Collectors.joining(","))));
        }
        proxy.addAll(List.of("-p", Integer.toString(last.port()), last.user() + "@" + last.host(), "-W", "[%h]:%p"));
        return List.of("-o", "ProxyCommand=" + new ShellWords(proxy));
    }

    private List<String> remote(List<String> words, boolean terminal) {
        boolean isRoot = address.user().equals(ROOT);
        if (words.isEmpty()) {
            return isRoot ? List.of() : List.of("sudo", "-i");
        }
        String sudo = terminal ? "sudo " : "sudo -n ";
        return List.of((isRoot ? "" : sudo) + new ShellWords(words));
    }
}
