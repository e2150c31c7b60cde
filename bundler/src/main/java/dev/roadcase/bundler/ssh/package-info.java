/** Machines that are reached by SSH (RFC 4251): who they prove to be, how a user logs in, and commands that run there. */
package dev.roadcase.bundler.ssh;
