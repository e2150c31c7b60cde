/**
 * The clients of registries and of file hosts. What a server sends is limited, checked and stripped of control characters;
 * what is secret reaches no message.
 */
package dev.roadcase.bundler.remote;
