package dev.roadcase.agent.node;

import dev.roadcase.agent.format.Role;

/**
 * A machine that has all that its role needs.
 *
 * @param images that its runtime holds for it
 * @param loaded how many of them were missing
 * @param files that are installed
 * @param registered whether the registry knows
 */
public record Provisioned(String name, Role role, int images, int loaded, int files, boolean registered) {

    Provisioned registered(boolean known) {
        return new Provisioned(name, role, images, loaded, files, known);
    }

    /** {@code ready node-1  12 images  9 files}: the words that scripts rely on. */
    @Override
    public String toString() {
        return "ready " + name + "  " + images + " images  " + files + " files";
    }
}
