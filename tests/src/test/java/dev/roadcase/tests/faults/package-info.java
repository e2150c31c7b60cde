/** A proxy that stands before a real server and does to its answers what bad networks and bad servers do. */
package dev.roadcase.tests.faults;
