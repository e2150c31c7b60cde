package dev.roadcase.inaetics.scaling;

import java.io.IOException;
import java.time.Duration;

/**
 * Asks again where a call fails, for a person who asks once. A cluster that has much to do, or chooses a leader, has no
 * answer for a few seconds. What was written, though no answer came, is not written twice: its version has changed.
 */
public final class PatientControllers implements Controllers {
    private interface Call<R> {
        R make() throws IOException, InterruptedException;
    }

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Controllers controllers;
    private final Duration patience;

    /** @param patience after which a call that fails is not made again */
    public PatientControllers(Controllers controllers, Duration patience) {
        this.controllers = controllers;
        this.patience = patience;
    }

    @Override
    public Scale read(String controller) throws IOException, InterruptedException {
        return call(() -> controllers.read(controller));
    }

    @Override
    public void write(Scale current, int replicas) throws IOException, InterruptedException {
        call(() -> {
            controllers.write(current, replicas);
            return current;
        });
    }

    private <R> R call(Call<R> call) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return call.make();
            } catch (Conflict e) {
                throw e;
            } catch (IOException e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }
}
