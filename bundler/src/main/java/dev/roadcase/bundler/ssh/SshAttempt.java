package dev.roadcase.bundler.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import com.jcraft.jsch.Session;
import dev.roadcase.agent.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** One try to log in to one machine. */
final class SshAttempt {
    /** A machine that has said nothing for three of these is gone. */
    private static final Duration ALIVE = Duration.ofSeconds(5);

    /** The first is four times as fast as the library's own choice, and as good. */
    private static final String CIPHERS = "aes128-gcm@openssh.com,aes256-gcm@openssh.com,";

    private final SshLogins logins;
    private final SshRoute route;
    private final AtomicReference<HostIdentity> unknown = new AtomicReference<>();
    private final List<Session> sessions = new ArrayList<>();

    SshAttempt(SshLogins logins, SshRoute route) {
        this.logins = logins;
        this.route = route;
    }

    /**
     * What came of it: one of the two.
     *
     * @param unknown a host on the way, or at its end, that nobody knows
     */
    record SshOutcome(Optional<SshConnection> connection, Optional<HostIdentity> unknown) {}

    /**
     * Logs in.
     *
     * @throws Problem exit 5 if the machine cannot be reached or refuses; exit 4 if it has another key than it had
     */
    SshOutcome open() {
        try {
            for (SshRoute jump : route.jumps()) {
                connect(jump);
            }
            connect(route);
            return new SshOutcome(Optional.of(new SshConnection(route, sessions)), Optional.empty());
        } catch (UnknownHost met) {
            close();
            return new SshOutcome(Optional.empty(), Optional.of(unknown.get()));
        } catch (Problem failed) {
            close();
            throw failed;
        }
    }

    private void close() {
        List<Session> inside = new ArrayList<>(sessions);
        Collections.reverse(inside);
        inside.forEach(Session::disconnect);
    }

    private void connect(SshRoute to) {
        LoginAnswers answers = new LoginAnswers(logins.user());
        AtomicBoolean late = new AtomicBoolean();
        try {
            Session session = session(to, answers);
            sessions.add(session);
            ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(SshAttempt::daemon);
            try {
                ScheduledFuture<?> end = clock.schedule(
                        () -> giveUp(session, answers, late),
                        2 * logins.patience().toMillis(),
                        TimeUnit.MILLISECONDS);
                session.connect((int) logins.patience().toMillis());
                end.cancel(false);
            } finally {
                clock.shutdownNow();
            }
        } catch (JSchUnknownHostKeyException e) {
            throw new UnknownHost();
        } catch (JSchException e) {
            throw new LoginFailure(to, logins, answers, late.get()).of(e);
        }
    }

    /** Behind a jump host there is no socket whose patience the library could limit. */
    private static void giveUp(Session session, LoginAnswers answers, AtomicBoolean late) {
        if (!answers.hasAsked()) {
            late.set(true);
            session.disconnect();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "login");
        thread.setDaemon(true);
        return thread;
    }

    private Session session(SshRoute to, LoginAnswers answers) throws JSchException {
        Session session = new JSch().getSession(to.user(), to.host(), to.port());
        session.setIdentityRepository(new LoginKeys(to, logins.agent()));
        session.setHostKeyRepository(logins.known().repository(unknown::set));
        session.setUserInfo(answers);
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", "publickey,keyboard-interactive,password");
        session.setConfig("cipher.c2s", CIPHERS + JSch.getConfig("cipher.c2s"));
        session.setConfig("cipher.s2c", CIPHERS + JSch.getConfig("cipher.s2c"));
        session.setServerAliveInterval((int) ALIVE.toMillis());
        session.setServerAliveCountMax(2);
        session.setDaemonThread(true);
        if (!sessions.isEmpty()) {
            session.setProxy(new JumpProxy(sessions.get(sessions.size() - 1)));
        }
        return session;
    }

    /** The login ends before anything was proven to a host that nobody knows. */
    private static final class UnknownHost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
