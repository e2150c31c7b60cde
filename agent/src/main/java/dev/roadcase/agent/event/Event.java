package dev.roadcase.agent.event;

/** Something that happened. */
public sealed interface Event {

    /** A step of the work begins; {@code step} is a phrase such as {@code resolving images}. */
    record Began(String step) implements Event {}

    /** A transfer begins. {@code what} names it for the user; {@code size} in bytes, −1 where it is not known. */
    record TransferBegan(String what, long size) implements Event {}

    /** {@code bytes} more of a transfer have arrived. */
    record TransferMoved(String what, long bytes) implements Event {}

    /** A transfer has ended well. */
    record TransferEnded(String what) implements Event {}

    /** A fact that a user may want to know, one sentence without a full stop. */
    record Noted(String fact) implements Event {}

    /** A fact that a user should know: not an error, but perhaps not what was meant. */
    record Warned(String fact) implements Event {}
}
