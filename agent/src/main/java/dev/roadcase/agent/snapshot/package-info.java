/** Copies of what a cluster knows, on their way to other machines: those keep them and cannot read them. */
package dev.roadcase.agent.snapshot;
