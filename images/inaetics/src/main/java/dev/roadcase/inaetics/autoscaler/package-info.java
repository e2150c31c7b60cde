/** The published algorithm, and the loop that acts on what it decides. */
package dev.roadcase.inaetics.autoscaler;
