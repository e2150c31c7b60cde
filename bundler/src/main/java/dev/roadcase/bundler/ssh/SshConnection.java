package dev.roadcase.bundler.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A machine to which somebody has logged in. */
public final class SshConnection implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BETWEEN_MILLIS = 5;
    static final int OF_A_SIGNAL = 255;

    private final SshRoute route;
    private final List<Session> sessions;

    /** @param sessions to the machines on the way, and at last to this one */
    SshConnection(SshRoute route, List<Session> sessions) {
        this.route = route;
        this.sessions = List.copyOf(sessions);
    }

    /** What a command reads. */
    @FunctionalInterface
    public interface RemoteInput {
        /** Writes all of it. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Runs a command to its end, by the user's login shell.
     *
     * @param most how long it may go on after it has all its input
     * @throws IOException if the connection is lost meanwhile, or the time is over
     */
    public RemoteWords run(String command, RemoteInput input, Duration most) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        ChannelExec channel = channel(command, output, error);
        try {
            send(input, channel);
            await(channel, most);
            return new RemoteWords(exitCode(channel), text(output), text(error));
        } finally {
            channel.disconnect();
        }
    }

    private ChannelExec channel(String command, OutputStream output, OutputStream error) throws IOException {
        try {
            ChannelExec channel = (ChannelExec) session().openChannel("exec");
            channel.setCommand(command.getBytes(StandardCharsets.UTF_8));
            channel.setInputStream(null);
            channel.setOutputStream(output);
            channel.setErrStream(error);
            return channel;
        } catch (JSchException e) {
            throw lost(e);
        }
    }

    /** A command that ends before it has read all says why by its exit code. */
    private void send(RemoteInput input, ChannelExec channel) throws IOException {
        OutputStream out = channel.getOutputStream();
        try {
            channel.connect((int) PATIENCE.toMillis());
        } catch (JSchException e) {
            throw lost(e);
        }
        try (out) {
            input.writeTo(out);
        } catch (IOException e) {
            if (!session().isConnected() || !channel.isClosed()) {
                throw e;
            }
        }
    }

    private void await(ChannelExec channel, Duration most) throws IOException {
        long end = System.nanoTime() + most.toNanos();
        while (!channel.isClosed()) {
            if (!session().isConnected()) {
                throw lost(null);
            }
            if (System.nanoTime() > end) {
                throw new IOException("a command on " + route + " does not end within " + most.toSeconds() + " s");
            }
            pause();
        }
    }

    private int exitCode(ChannelExec channel) throws IOException {
        if (channel.getExitStatus() < 0 && !session().isConnected()) {
            throw lost(null);
        }
        return channel.getExitStatus() < 0 ? OF_A_SIGNAL : channel.getExitStatus();
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw dev.roadcase.agent.problem.Problem.interrupted().causedBy(e);
        }
    }

    private IOException lost(Exception cause) {
        return new IOException("the connection to " + route + " was lost", cause);
    }

    private Session session() {
        return sessions.get(sessions.size() - 1);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        List<Session> inside = new ArrayList<>(sessions);
        Collections.reverse(inside);
        inside.forEach(Session::disconnect);
    }

    /** The way to it. */
    @Override
    public String toString() {
        return route.toString();
    }
}
