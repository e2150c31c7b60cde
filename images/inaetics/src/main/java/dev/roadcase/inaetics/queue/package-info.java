/** The queue: bounded, blocking, and the keeper of the books. */
package dev.roadcase.inaetics.queue;
