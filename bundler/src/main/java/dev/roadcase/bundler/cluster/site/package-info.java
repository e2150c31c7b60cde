/** Where a demo runs: site.yaml with its machines and networks, and checks whether a cluster can work there. */
package dev.roadcase.bundler.cluster.site;
