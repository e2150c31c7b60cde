package dev.roadcase.bundler.kubectl;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.client.ClientRun;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A way to the API server of somebody else's cluster: a socket of {@code kubectl proxy}, which logs in as kubectl does, by
 * whatever the user's kubeconfig says. Only this user can reach the socket, and it ends with this program.
 *
 * @param program where kubectl is
 */
public record Gateway(Path program, KubeContext context) {
    private static final Duration MOST = Duration.ofSeconds(20);
    private static final Duration BETWEEN = Duration.ofMillis(30);

    /**
     * Opens one, and answers its socket.
     *
     * @throws Problem exit 6 if kubectl cannot be run, or does not take the kubeconfig
     */
    public Path open() {
        try {
            Path folder = Files.createTempDirectory("roadcase");
            ClientRun run = ClientRun.start(
                    List.of("/bin/sh", "-c", script(), "gateway", program.toString(), folder.toString()),
                    Map.of(
                            "KUBECONFIG",
                            context.over(Files.writeString(folder.resolve("overlay"), context.overlay()))));
            return answering(run, folder.resolve("api"));
        } catch (IOException e) {
            throw Problem.machine("run " + program + ": " + e.getMessage()).causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }

    private Path answering(ClientRun run, Path socket) throws InterruptedException {
        long end = System.nanoTime() + MOST.toNanos();
        while (!answers(socket)) {
            if (run.ends(BETWEEN)) {
                throw Problem.machine(program + " proxy failed: " + run.reason());
            }
            if (System.nanoTime() > end) {
                run.close();
                throw Problem.machine(program + " proxy does not answer after " + MOST.toSeconds() + " s");
            }
        }
        return socket;
    }

    private static boolean answers(Path socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String script() throws IOException {
        try (InputStream in = Gateway.class.getResourceAsStream("/dev/roadcase/bundler/kubectl/gateway.sh")) {
            if (in == null) {
                throw new IllegalStateException("this program was built without gateway.sh");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
