package dev.roadcase.bundler.console;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.ssh.HostIdentity;
import dev.roadcase.bundler.ssh.SshUser;
import java.io.Console;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The user of this process, for whatever machines ask over SSH: passwords from ROADCASE_SSH_PASSWORD,
 * ROADCASE_SUDO_PASSWORD and ROADCASE_SSH_PASSPHRASE, or typed once for all machines and not shown.
 */
public final class SshQuestions implements SshUser {
    private final Map<String, String> environment;
    private final Optional<Console> terminal;
    private final boolean trusting;
    private final Map<String, Optional<String>> answers = new HashMap<>();

    /** @param trusting whether hosts that nobody knows are believed without a question */
    public SshQuestions(Map<String, String> environment, Optional<Console> terminal, boolean trusting) {
        this.environment = environment;
        this.terminal = terminal;
        this.trusting = trusting;
    }

    /** Hosts that nobody knows are asked about. */
    public static SshQuestions ofUser() {
        return ofUser(false);
    }

    /** The same, with hosts believed that nobody knows. */
    public static SshQuestions ofUser(boolean trusting) {
        return new SshQuestions(System.getenv(), Optional.ofNullable(System.console()), trusting);
    }

    @Override
    public Optional<String> password() {
        return answer("ROADCASE_SSH_PASSWORD", "Password of the login, for all machines: ");
    }

    @Override
    public Optional<String> sudoPassword() {
        return answer("ROADCASE_SUDO_PASSWORD", "Password for sudo, on all machines: ");
    }

    @Override
    public Optional<String> passphrase(Path key) {
        return answer("ROADCASE_SSH_PASSPHRASE", "Passphrase of " + key + ": ");
    }

    /** Machines ask at the same time; their user is asked once. */
    private synchronized Optional<String> answer(String variable, String prompt) {
        return answers.computeIfAbsent(
                prompt, text -> Optional.ofNullable(environment.get(variable)).or(() -> typed(text)));
    }

    private Optional<String> typed(String prompt) {
        return terminal.map(keyboard -> Optional.ofNullable(keyboard.readPassword("%s", prompt))
                .map(String::new)
                .orElseThrow(Problem::interrupted));
    }

    @Override
    public void requireTrust(List<HostIdentity> hosts) {
        if (trusting) {
            return;
        }
        Console keyboard = terminal.orElseThrow(() -> SshUser.unknown(hosts)
                .advise(
                        "compare them with what the machines say, and run this in a terminal; or believe them as they are:"
                                + " --accept-host-keys"));
        keyboard.printf("Nobody here knows these machines yet:%n");
        hosts.forEach(host -> keyboard.printf("  %s%n", host));
        String said = Optional.ofNullable(keyboard.readLine("Are these their keys? [y/N] "))
                .orElseThrow(Problem::interrupted);
        if (!List.of("y", "yes").contains(said.strip().toLowerCase(Locale.ROOT))) {
            throw Problem.notAuthentic("nothing was done: the machines may be others than you think");
        }
    }
}
