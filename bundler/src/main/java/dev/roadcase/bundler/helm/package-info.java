/**
 * The library of Helm for Java, in a process of its own: it is written in Go, keeps its own memory, and takes signals that
 * are meant for us.
 */
package dev.roadcase.bundler.helm;
