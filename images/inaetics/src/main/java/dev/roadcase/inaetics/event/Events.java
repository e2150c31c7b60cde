package dev.roadcase.inaetics.event;

/** Where events go. Implementations may be called from several threads at once. */
@FunctionalInterface
public interface Events {
    /** Listens to nothing. */
    Events NONE = event -> {};

    void emit(Event event);

    /** Emits a fact. */
    default void note(String fact) {
        emit(new Event.Noted(fact));
    }

    /** Emits a warning. */
    default void warn(String fact) {
        emit(new Event.Warned(fact));
    }
}
