/**
 * The messages that carry samples between services: bodies of HTTP, big-endian, numbers of 8 bytes, counts of 4, texts as
 * a count and UTF-8. Whoever reads one refuses what is too long, cut off or followed by more.
 */
package dev.roadcase.inaetics.wire;
