/** What one machine gets: its plain files, its node.env, its keys, and on the controller its workloads. */
package dev.roadcase.bundler.cluster.machine;
