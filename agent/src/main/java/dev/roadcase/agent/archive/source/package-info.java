/** Where the bytes of a bundle come from: a file, a block device, volumes, a server. Nothing here knows what they mean. */
package dev.roadcase.agent.archive.source;
