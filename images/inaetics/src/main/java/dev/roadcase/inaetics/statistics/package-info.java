/** Numbers that services offer, and their way through time. */
package dev.roadcase.inaetics.statistics;
