package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.ssh.RemoteWords;
import dev.roadcase.bundler.ssh.SshConnection;
import dev.roadcase.bundler.ssh.SshConnection.RemoteInput;
import dev.roadcase.bundler.ssh.SshLogins;
import dev.roadcase.bundler.time.Tried;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A machine of the show to which we have logged in. After a connection was lost, it can be reached again. */
final class ReachedMachine implements AutoCloseable {
    private final ShowNode node;
    private final SshLogins logins;
    private RootShell shell;

    ReachedMachine(ShowNode node, SshLogins logins, SshConnection connection) {
        this.node = node;
        this.logins = logins;
        this.shell = RootShell.of(connection, logins.user());
    }

    ShowNode node() {
        return node;
    }

    String name() {
        return node.name();
    }

    /** Logs in anew. */
    void again() {
        shell.close();
        Tried<SshConnection> tried =
                logins.open(Map.of(node.name(), node.address())).get(node.name());
        shell = RootShell.of(tried.result().orElseThrow(() -> tried.problem().orElseThrow()), logins.user());
    }

    /** Runs a script as root. */
    RemoteWords run(RemoteScript script, List<String> words, RemoteInput input, Duration most) throws IOException {
        return shell.run(script, words, input, most);
    }

    /**
     * The same for a script that has to end well.
     *
     * @throws Problem exit 5 if it does not
     */
    RemoteWords says(RemoteScript script, List<String> words, RemoteInput input, Duration most) {
        try {
            RemoteWords said = run(script, words, input, most);
            if (!said.succeeded()) {
                throw Problem.upstream(said.reason());
            }
            return said;
        } catch (IOException e) {
            throw RootShell.lost(e);
        }
    }

    /** Runs a command as root. */
    RemoteWords run(List<String> command) throws IOException {
        return shell.run(command);
    }

    /** The same for one that takes its time. */
    RemoteWords run(List<String> command, Duration most) throws IOException {
        return shell.run(command, most);
    }

    @Override
    public void close() {
        shell.close();
    }
}
