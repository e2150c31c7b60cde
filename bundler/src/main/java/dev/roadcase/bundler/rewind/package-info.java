/** The demo as at its beginning, on the cluster and the machines that are there. */
package dev.roadcase.bundler.rewind;
