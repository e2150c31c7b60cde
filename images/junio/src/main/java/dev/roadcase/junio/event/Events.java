package dev.roadcase.junio.event;

/** Where sentences go that a presenter may want to read. Implementations may be called from several threads at once. */
public interface Events {
    /** Says a fact: one sentence without a full stop. */
    void note(String fact);

    /** Says that something does not work as it should. */
    void warn(String fact);
}
