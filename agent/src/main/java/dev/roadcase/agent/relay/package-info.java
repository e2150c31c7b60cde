/** A machine's link of the chain: it receives blobs from the machine before it, and passes them on while they come. */
package dev.roadcase.agent.relay;
