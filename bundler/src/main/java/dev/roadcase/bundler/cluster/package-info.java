/** Configures a cluster: writes a folder from which the machines of a bundle's demo start. */
package dev.roadcase.bundler.cluster;
