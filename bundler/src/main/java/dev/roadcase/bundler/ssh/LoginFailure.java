package dev.roadcase.bundler.ssh;

import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import dev.roadcase.agent.problem.Problem;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a login failed, in words for its user.
 *
 * @param late whether we have ended it, since nothing came
 */
record LoginFailure(SshRoute route, SshLogins logins, LoginAnswers answers, boolean late) {

    Problem of(JSchException e) {
        if (e instanceof JSchChangedHostKeyException) {
            return Problem.notAuthentic(
                            route + " has another host key than it had: it may be another machine, or somebody"
                                    + " stands between")
                    .advise("if it was installed anew: ssh-keygen -R '" + route.knownName()
                            + "', and take its lines out of ssh/known_hosts in the folder of the show")
                    .causedBy(e);
        }
        return (isRefusal(e) ? refused() : unreachable(e)).causedBy(e);
    }

    private static boolean isRefusal(JSchException e) {
        String said = String.valueOf(e.getMessage());
        return said.startsWith("Auth fail")
                || said.startsWith("Auth cancel")
                || said.startsWith("Too many auth")
                || said.startsWith("USERAUTH fail");
    }

    private Problem refused() {
        String with = tried().collect(Collectors.joining(", "));
        String what = route + " refuses the login" + (with.isEmpty() ? ": there is no key to try" : " with " + with);
        return (logins.user().isThere() ? Problem.upstream(what) : Problem.usage(what))
                .advise(
                        "see that ssh lets you in there; where a password or the passphrase of a key is needed, run this in a"
                                + " terminal, or set ROADCASE_SSH_PASSWORD or ROADCASE_SSH_PASSPHRASE");
    }

    private Stream<String> tried() {
        Stream<String> agents =
                route.agent() && logins.agent().isPresent() ? Stream.of("keys of the agent") : Stream.of();
        Stream<String> files = route.keys().stream().filter(Files::exists).map(Path::toString);
        Stream<String> words = answers.hasGivenPassword() ? Stream.of("the password") : Stream.of();
        return Stream.of(agents, files, words).flatMap(each -> each);
    }

    private Problem unreachable(JSchException e) {
        return Problem.upstream(route + " " + reason(e))
                .advise("see that the machine is on, and that this computer is in its network");
    }

    /** The JDK has one exception for both. */
    private static boolean isConnecting(Throwable timeout) {
        return String.valueOf(timeout.getMessage()).toLowerCase(Locale.ROOT).startsWith("connect");
    }

    private String reason(JSchException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "has a name that nobody knows";
            } else if (cause instanceof SocketTimeoutException) {
                return isConnecting(cause) ? "does not answer" : "takes the connection, and says nothing";
            } else if (cause instanceof NoRouteToHostException) {
                return "cannot be reached: no way leads there, or a firewall refuses";
            } else if (cause instanceof ConnectException) {
                return "refuses the connection: no SSH server listens at port " + route.port();
            }
        }
        String said = String.valueOf(e.getMessage());
        if (late || said.startsWith("timeout")) {
            return "does not answer";
        }
        return "cannot be spoken to: " + said;
    }
}
