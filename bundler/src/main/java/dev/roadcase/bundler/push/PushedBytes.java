package dev.roadcase.bundler.push;

/**
 * How many bytes went into a registry. Content that several images share counts once.
 *
 * @param sent over the network
 * @param there in the registry before
 * @param mounts how often the registry took a blob from another of its repositories, so that nothing was sent
 */
public record PushedBytes(long sent, long there, int mounts) {}
