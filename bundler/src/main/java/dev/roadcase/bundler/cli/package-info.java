/** The command {@code bundle}: a class for each verb, which parses, calls one facade and answers an exit code. */
package dev.roadcase.bundler.cli;
