/** The folder that configure writes: its files, and what an earlier configure left there. */
package dev.roadcase.bundler.cluster.folder;
