package dev.roadcase.bundler.build.debian.configuration;

/**
 * A package of an image whose files are in place.
 *
 * @param postinst the script that Debian would run now; it is only read, for the lines that Debian's tools write into it
 */
public record ConfiguredPackage(String name, String postinst) {}
