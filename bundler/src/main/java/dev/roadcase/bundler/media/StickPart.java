package dev.roadcase.bundler.media;

/**
 * Something that a stick gets, for people to read before it is written.
 *
 * @param name its path below the stick's folder
 * @param bytes of it
 * @param files how many it is in
 * @param there whether it seems to be there already: then it is read, and written only if a byte of it differs
 */
public record StickPart(String name, long bytes, int files, boolean there) {}
