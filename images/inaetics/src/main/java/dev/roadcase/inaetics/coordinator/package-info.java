/** Knows who is there, tells everybody what to do, and answers the pages. */
package dev.roadcase.inaetics.coordinator;
