package dev.roadcase.agent.node.unit;

/**
 * How a unit is, in systemd's words.
 *
 * @param active such as {@code active}, {@code activating}, {@code failed}
 * @param sub such as {@code running}, {@code exited}
 * @param loaded {@code loaded}, or {@code not-found} where systemd does not know it
 */
public record UnitState(String name, String active, String sub, String loaded) {

    /** Whether it does its work, or has done it. */
    public boolean isActive() {
        return active.equals("active");
    }

    /** Whether there is something of it to stop, or a failure to forget. */
    public boolean isStarted() {
        return !active.equals("inactive") && !active.isEmpty();
    }

    /** Whether systemd knows it. */
    public boolean isLoaded() {
        return loaded.equals("loaded");
    }
}
