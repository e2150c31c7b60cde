/**
 * Takes from a machine all that came with us: units, pods, networks, images, files, and what they left. What others have
 * put there stays. Each step finds out what is there, so that a removal that was interrupted goes on.
 */
package dev.roadcase.agent.node.removal;
