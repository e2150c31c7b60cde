/**
 * A demo's cluster at a place: which machines there are, their addresses, their certificates, and the user-data with
 * which each of them becomes its part by itself.
 */
package dev.roadcase.bundler.cluster;
