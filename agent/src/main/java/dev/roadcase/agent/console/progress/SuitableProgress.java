package dev.roadcase.agent.console.progress;

import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.event.Events;
import java.util.Map;

/** What suits the place that standard error goes to: bars on a terminal that can move its cursor, lines anywhere else. */
public final class SuitableProgress {
    private SuitableProgress() {}

    /**
     * A sink for all events of this process.
     *
     * @param environment whose TERM says what the terminal can, and whose NO_COLOR whether colours are wanted
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
