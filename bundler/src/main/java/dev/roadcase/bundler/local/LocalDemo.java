package dev.roadcase.bundler.local;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.local.LocalProcess;
import dev.roadcase.bundler.spec.local.LocalRun;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs a demo's processes until this program is told to end, or one of them ends by itself. */
public final class LocalDemo {
    private static final int GLANCE_MILLIS = 200;

    private final LocalRun run;
    private final Path folder;
    private final LocalAddresses addresses;
    private final Deque<DemoProcess> running = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private List<String> taken = List.of();

    /** @param folder in which commands run */
    public LocalDemo(LocalRun run, Path folder) {
        this.run = run;
        this.folder = folder;
        this.addresses = new LocalAddresses(run);
    }

    /**
     * Never returns: this process ends by SIGINT, SIGTERM or SIGHUP, after all processes have.
     *
     * @param ready told the page's address once it answers
     * @throws Problem this machine, where the page's address is taken, or a process ends by itself; then the others have
     *     ended too
     */
    public void run(Consumer<String> ready) {
        taken = addresses.taken();
        requirePage();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "local-stop"));
        try {
            start();
            boolean told = false;
            while (true) {
                requireAlive();
                if (!told && answers()) {
                    ready.accept(run.page());
                    told = true;
                }
                if (stopped.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw Problem.interrupted();
                }
            }
        } catch (InterruptedException e) {
            throw Problem.interrupted();
        } finally {
            stop();
        }
    }

    /** Another program that answers there would be taken for the demo. */
    private void requirePage() {
        String page = URI.create(run.page()).getAuthority();
        if (taken.contains(page)) {
            throw Problem.machine("another program listens at " + page + ", where this demo's page belongs")
                    .advise(addresses.advice(List.of(page)) + ", page");
        }
    }

    private synchronized void start() {
        for (LocalProcess process : run.processes()) {
            running.push(DemoProcess.start(process, folder));
        }
    }

    private synchronized void requireAlive() {
        for (DemoProcess one : running) {
            if (!one.isAlive()) {
                throw taken.isEmpty() ? one.ended() : one.endedBeside(taken, addresses.advice(taken));
            }
        }
    }

    private boolean answers() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(run.page()).toURL().openConnection();
            connection.setConnectTimeout(GLANCE_MILLIS);
            connection.setReadTimeout(GLANCE_MILLIS);
            return connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST;
        } catch (IOException e) {
            return false;
        }
    }

    /** The process that was started last is stopped first. */
    private synchronized void stop() {
        try {
            while (!running.isEmpty()) {
                running.peek().stop();
                running.pop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stopped.countDown();
    }
}
