/**
 * The client of registries (OCI distribution spec 1.1) and of file hosts: one small class per remote operation, each
 * able to say what it is doing. What a server sends is limited, checked and stripped of control characters; what is
 * secret reaches no message.
 */
package dev.roadcase.bundler.remote;
