package dev.roadcase.agent.event;

import java.time.Duration;

/** Something that happened. */
public sealed interface Event {

    /** A step of the work begins; {@code step} is a phrase such as {@code resolving images}. */
    record Began(String step) implements Event {}

    /**
     * How many bytes the transfers of this work are in all. Of them {@code present} are here already and need no
     * transfer: from an earlier run, another bundle or this machine. The event comes again if the numbers change.
     */
    record Expected(long bytes, long present) implements Event {}

    /**
     * A transfer begins, at its first byte. {@code what} names it for the user, and tells it from others that run at the same
     * time; {@code size} in bytes, −1 where it is not known.
     */
    record TransferBegan(String what, long size) implements Event {}

    /** {@code bytes} more of a transfer have arrived. */
    record TransferMoved(String what, long bytes) implements Event {}

    /** A transfer waits before it is tried again. {@code reason} is a phrase such as {@code ghcr.io answers with the status 503}. */
    record TransferPaused(String what, Duration pause, String reason) implements Event {}

    /**
     * A transfer that has begun goes on at this byte: after what an earlier run left, after a broken connection, or
     * from 0 again.
     */
    record TransferResumed(String what, long at) implements Event {}

    /** A transfer has ended well. */
    record TransferEnded(String what) implements Event {}

    /**
     * A server was asked; for whoever looks for an error. {@code request} is the method and the URL without secrets,
     * {@code outcome} is a status or what went wrong.
     */
    record Requested(String request, String outcome) implements Event {}

    /** A fact that a user may want to know, one sentence without a full stop. */
    record Noted(String fact) implements Event {}

    /** A fact that a user should know: not an error, but perhaps not what the user wanted. */
    record Warned(String fact) implements Event {}
}
