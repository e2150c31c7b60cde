package dev.roadcase.junio.board;

import dev.roadcase.junio.kubernetes.Pods;
import dev.roadcase.junio.patience.Deadline;
import dev.roadcase.junio.resolver.NoSuchName;
import dev.roadcase.junio.resolver.Resolver;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Looks at pods and at the switch, again and again, for a scene. The switch is read as web reads it: by its name. */
public final class Watcher {
    private static final Duration PODS = Duration.ofMillis(500);
    private static final Duration SWITCH = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String NO_PODS = "Kubernetes does not answer, so these pods may be others by now.";
    private static final String NO_NAMES = "The name server does not answer, so the arrow may be late.";

    private final Scene scene;

    public Watcher(Scene scene) {
        this.scene = scene;
    }

    /** Looks at pods until the thread is interrupted. */
    public void watch(Pods pods) throws InterruptedException {
        while (true) {
            try {
                scene.pods(pods.list());
                scene.noTrouble(NO_PODS);
            } catch (IOException e) {
                scene.trouble(NO_PODS);
            }
            Thread.sleep(PODS.toMillis());
        }
    }

    /** Looks at the switch until the thread is interrupted. */
    public void watch(Resolver resolver, String name) throws InterruptedException {
        Optional<String> last = Optional.empty();
        while (true) {
            try {
                Optional<String> chosen = chosen(resolver, name);
                if (!chosen.equals(last)) {
                    scene.chosen(chosen);
                }
                last = chosen;
                scene.noTrouble(NO_NAMES);
            } catch (IOException e) {
                scene.trouble(NO_NAMES);
            }
            Thread.sleep(SWITCH.toMillis());
        }
    }

    private static Optional<String> chosen(Resolver resolver, String name) throws IOException {
        try {
            return Optional.of(version(resolver.target(name, Deadline.in(PATIENCE))));
        } catch (NoSuchName e) {
            return Optional.empty();
        }
    }

    /** {@code date-1-0-1.default…} is 1.0.1. */
    static String version(String target) {
        String first = target.replaceFirst("\\..*", "");
        return first.replaceFirst("^[a-z]+-", "").replace('-', '.');
    }
}
