package dev.roadcase.bundler.provider.container;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.client.ClientRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Docker on this computer, through its client, which finds its daemon as the user has set it. No shell stands between. */
public final class Engine {
    /** The client. */
    static final String PROGRAM = "docker";

    private static final String ADVICE =
            "see that Docker runs here (docker info), or start the machines in another way: --on vagrant";

    /**
     * What the client says.
     *
     * @throws Problem exit 6 if it fails, with its own words
     */
    String says(String... words) {
        return says(List.of(words));
    }

    /** The same. */
    String says(List<String> words) {
        return required(words, InputStream.nullInputStream());
    }

    /** The same, of a client that reads this content. */
    void take(InputStream content, String... words) {
        required(List.of(words), content);
    }

    /** Whether the client ends well. */
    boolean does(String... words) {
        return spoken(List.of(words), InputStream.nullInputStream()).succeeded();
    }

    private record EngineWords(boolean succeeded, String output, String reason) {}

    private static String required(List<String> words, InputStream content) {
        EngineWords spoken = spoken(words, content);
        if (!spoken.succeeded()) {
            throw Problem.machine(PROGRAM + " " + words.get(0) + " failed: " + spoken.reason())
                    .advise(ADVICE);
        }
        return spoken.output();
    }

    private static EngineWords spoken(List<String> words, InputStream content) {
        List<String> command = new ArrayList<>(List.of(PROGRAM));
        command.addAll(words);
        try (ClientRun client = ClientRun.start(command)) {
            send(content, client);
            boolean succeeded = client.succeeds();
            return new EngineWords(succeeded, client.output(), succeeded ? "" : client.reason());
        } catch (IOException e) {
            throw Problem.machine("cannot run " + PROGRAM + ": it is not on PATH, or may not be executed")
                    .advise(ADVICE)
                    .causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }

    /** A client that ends early says why by its exit code. */
    private static void send(InputStream content, ClientRun client) {
        try (OutputStream in = client.in()) {
            content.transferTo(in);
        } catch (IOException endedEarly) {
            // Its exit code and its words say why, and better.
        }
    }
}
