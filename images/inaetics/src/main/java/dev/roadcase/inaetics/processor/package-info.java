/** Takes samples from the queue, processes them, and has the results stored. */
package dev.roadcase.inaetics.processor;
