package dev.roadcase.tests.parts;

/** What journeys that run side by side use one after the other: names of locks (JUnit's {@code ResourceLock}). */
public final class Shared {
    /** The tests' dockerd: it unpacks images, and deletes layers, one at a time. */
    public static final String DOCKER = "dockerd";

    /** Both processors: a demonstrator that produces all that it can leaves nobody else anything. */
    public static final String PROCESSORS = "processors";

    private Shared() {}
}
