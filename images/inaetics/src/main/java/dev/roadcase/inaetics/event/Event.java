package dev.roadcase.inaetics.event;

/** Something that happened, one sentence without a full stop. */
public sealed interface Event {
    /** The sentence. */
    String fact();

    /** A fact that a presenter may want to know. */
    record Noted(String fact) implements Event {}

    /** A fact that a presenter should know: something does not work as it should. */
    record Warned(String fact) implements Event {}
}
