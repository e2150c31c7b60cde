/** Calls containerd through its own API, gRPC over a Unix socket: a call of it takes a hundredth of a start of ctr. */
package dev.roadcase.agent.runtime.api;
