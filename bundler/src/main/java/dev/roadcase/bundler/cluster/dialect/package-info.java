/** The programs on machines that read user-data, and the text that each of them takes. */
package dev.roadcase.bundler.cluster.dialect;
