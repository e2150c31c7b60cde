/** The programs on machines that read user-data, and the text that each of them reads. */
package dev.roadcase.bundler.cluster.dialect;
