package dev.roadcase.bundler.step;

import java.time.Duration;
import java.util.Optional;

/** What happens in the course of a step, in the order in which it happens. */
public sealed interface StepNews {
    /**
     * A step begins.
     *
     * @param number of the step in the demo, from 1
     * @param of how many steps the demo has
     * @param undo whether it is taken back
     * @param say the presenter's words
     */
    record StepBegan(String name, int number, int of, boolean undo, Optional<String> say) implements StepNews {}

    /** An action begins. The command is what anybody could type to do the same. */
    record ActionBegan(String command) implements StepNews {}

    /** Somebody has to do something by hand now. */
    record HandNeeded(String what) implements StepNews {}

    /** The action is done. */
    record ActionEnded(Duration took) implements StepNews {}

    /** An address answers as the step promises. */
    record CheckHeld(String address, Duration took) implements StepNews {}

    /**
     * All of the step is done, and its checks hold.
     *
     * @param see what the audience sees; absent if it was taken back
     * @param next the step that is not done yet
     */
    record StepEnded(Duration took, Optional<String> see, Optional<String> next) implements StepNews {}
}
