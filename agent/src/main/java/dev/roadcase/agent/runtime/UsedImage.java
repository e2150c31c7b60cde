package dev.roadcase.agent.runtime;

/**
 * An image of ours that stays, because containers of others use it.
 *
 * @param user who uses it, in the runtime's words
 */
public record UsedImage(String name, String user) {}
