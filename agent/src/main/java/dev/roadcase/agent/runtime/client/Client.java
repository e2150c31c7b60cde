package dev.roadcase.agent.runtime.client;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A runtime's command-line client, called with an array of arguments and never through a shell.
 *
 * @param server what it talks to, for messages: {@code containerd at /run/containerd/containerd.sock}
 * @param command the program, found on PATH, and the flags of every call
 * @param remedy what to do if the program is missing or the server does not answer
 */
public record Client(String server, List<String> command, String remedy) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** What programs in Go say where a disk is full. */
    private static final String FULL = "no space left on device";

    public Client {
        command = List.copyOf(command);
    }

    /** The lines that a quick question is answered with. */
    public List<String> lines(String... arguments) {
        return lines(false, arguments);
    }

    /** The same, where some lines may be an answer even though others failed. */
    public List<String> linesOfAny(String... arguments) {
        return lines(true, arguments);
    }

    private List<String> lines(boolean some, String... arguments) {
        try (ClientRun call = start(arguments)) {
            call.in().close();
            if (!call.ends(PATIENCE)) {
                throw failure("no answer within " + PATIENCE.toSeconds() + " s", arguments);
            }
            List<String> lines = call.output().lines().toList();
            if (!some || lines.isEmpty()) {
                requireSuccess(call, arguments);
            }
            return lines;
        } catch (IOException e) {
            throw failure(e.getMessage(), arguments).causedBy(e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /**
     * Sends a tarball to standard input. If the bundle is damaged, the client's input ends early, and the client gets
     * the time to undo what it had begun.
     */
    public void take(Shipment shipment, String... arguments) {
        try (ClientRun call = start(arguments)) {
            send(shipment, call);
            requireSuccess(call, arguments);
            shipment.arrived();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static void send(Shipment shipment, ClientRun call) throws InterruptedException {
        try (OutputStream in = call.in()) {
            shipment.writeTo(in);
        } catch (IOException e) {
            // It stopped reading: its exit code and its last words say why, and better.
            call.ends(PATIENCE);
        } catch (Problem e) {
            call.ends(PATIENCE);
            throw e;
        }
    }

    private void requireSuccess(ClientRun call, String... arguments) throws InterruptedException {
        if (!call.succeeds()) {
            throw failure(call.reason(), arguments);
        }
    }

    private ClientRun start(String... arguments) {
        List<String> whole =
                Stream.concat(command.stream(), Stream.of(arguments)).toList();
        try {
            return ClientRun.start(whole);
        } catch (IOException e) {
            throw Problem.machine("cannot run " + command.get(0) + ", the client of " + server
                            + ": it is not on PATH, or may not be executed")
                    .advise(remedy)
                    .causedBy(e);
        }
    }

    private Problem failure(String reason, String... arguments) {
        String what = command.get(0) + " " + String.join(" ", arguments);
        return Problem.machine(server + ": `" + what + "` failed: " + reason)
                .advise(reason.contains(FULL) ? "make room on its disk, and run the same again" : remedy);
    }

    private static Problem interrupted() {
        Thread.currentThread().interrupt();
        return Problem.interrupted();
    }
}
