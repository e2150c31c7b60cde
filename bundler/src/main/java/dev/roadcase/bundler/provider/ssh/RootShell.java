package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.ssh.RemoteWords;
import dev.roadcase.bundler.ssh.SshConnection;
import dev.roadcase.bundler.ssh.SshConnection.RemoteInput;
import dev.roadcase.bundler.ssh.SshUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Scripts as root on one machine. The script, and the password of sudo, go over standard input: no process list shows them,
 * and no disk keeps them.
 */
final class RootShell implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final List<String> FREELY = List.of("sudo", "-n", "--");
    /** What an earlier sudo has left would make it read no password, and the script would begin with one. */
    private static final List<String> BY_PASSWORD = List.of("sudo", "-k", "-S", "-p", "", "--");

    private final SshConnection connection;
    private final List<String> before;
    private final Optional<String> password;

    private RootShell(SshConnection connection, List<String> before, Optional<String> password) {
        this.connection = connection;
        this.before = before;
        this.password = password;
    }

    /**
     * Finds out how this login becomes root.
     *
     * @throws Problem exit 5 if it cannot, or if the connection is lost
     */
    static RootShell of(SshConnection connection, SshUser user) {
        try {
            if (say(connection, List.of("id", "-u")).output().strip().equals("0")) {
                return new RootShell(connection, List.of(), Optional.empty());
            }
            return say(connection, with(FREELY, List.of("true"))).succeeded()
                    ? new RootShell(connection, FREELY, Optional.empty())
                    : byPassword(connection, user);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private static RootShell byPassword(SshConnection connection, SshUser user) throws IOException {
        if (!say(connection, List.of("sudo", "-V")).succeeded()) {
            throw Problem.upstream(connection + " is no login of root, and the machine has no sudo")
                    .advise("install sudo there and let this user use it, or log in as root");
        }
        String password = user.sudoPassword()
                .orElseThrow(() -> Problem.usage(
                                "sudo asks " + connection + " for a password, and nobody is here to type it")
                        .advise("run this in a terminal, or set ROADCASE_SUDO_PASSWORD"));
        RootShell shell = new RootShell(connection, BY_PASSWORD, Optional.of(password));
        RemoteWords tried = connection.run(
                new ShellWords(with(BY_PASSWORD, List.of("true"))).toString(), shell::sendPassword, SOON);
        if (!tried.succeeded()) {
            throw Problem.upstream("sudo refuses " + connection + ": " + tried.reason())
                    .advise("see that this user may use sudo there, and type its password again");
        }
        return shell;
    }

    private static RemoteWords say(SshConnection connection, List<String> words) throws IOException {
        return connection.run(new ShellWords(words).toString(), out -> {}, SOON);
    }

    /**
     * Runs a script to its end.
     *
     * @param input what the script reads
     * @param most how long it may go on after that
     * @throws IOException if the connection is lost meanwhile, or the time is over
     */
    RemoteWords run(RemoteScript script, List<String> words, RemoteInput input, Duration most) throws IOException {
        byte[] content = script.content();
        List<String> command =
                with(before, List.of("bash", "-c", "eval \"$(head -c " + content.length + ")\"", "roadcase"));
        return connection.run(
                new ShellWords(with(command, words)).toString(),
                out -> {
                    sendPassword(out);
                    out.write(content);
                    input.writeTo(out);
                },
                most);
    }

    /** Runs a command to its end, which comes soon. */
    RemoteWords run(List<String> command) throws IOException {
        return run(command, SOON);
    }

    /** Runs a command to its end, which comes within this time. */
    RemoteWords run(List<String> command, Duration most) throws IOException {
        return connection.run(new ShellWords(with(before, command)).toString(), this::sendPassword, most);
    }

    private void sendPassword(java.io.OutputStream out) throws IOException {
        if (password.isPresent()) {
            out.write((password.get() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<String> with(List<String> first, List<String> words) {
        List<String> all = new ArrayList<>(first);
        all.addAll(words);
        return all;
    }

    /** What a lost connection is to whoever does not try again. */
    static Problem lost(IOException e) {
        return Problem.upstream(e.getMessage())
                .advise("run the same command again: it goes on where it was")
                .causedBy(e);
    }

    @Override
    public void close() {
        connection.close();
    }
}
