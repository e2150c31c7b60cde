package dev.roadcase.agent.event;

/** Where events go. Implementations may be called from several threads at once. */
@FunctionalInterface
public interface Events {
    /** Listens to nothing. */
    Events NONE = event -> {};

    void emit(Event event);
}
