package dev.roadcase.agent.console.progress;

import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.event.Events;
import java.util.Map;

/** Progress that fits standard error: bars on a terminal that can move its cursor, lines anywhere else. */
public final class SuitableProgress {
    private SuitableProgress() {}

    /**
     * A sink for all events of this process.
     *
     * @param environment its TERM says what the terminal can do, its NO_COLOR that colours are not wanted
     *     (https://no-color.org)
     */
    public static Events on(Console console, Map<String, String> environment) {
        String terminal = environment.getOrDefault("TERM", "dumb");
        if (terminal.equals("dumb") || !StandardStream.ERROR.isTerminal()) {
            return new PlainProgress(console, System::nanoTime);
        }
        return BarProgress.start(
                console, environment.getOrDefault("NO_COLOR", "").isEmpty());
    }
}
