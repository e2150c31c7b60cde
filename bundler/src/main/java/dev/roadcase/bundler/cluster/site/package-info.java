/** Where a demo runs: site.yaml, its machines and networks, and what of them cannot work on this computer. */
package dev.roadcase.bundler.cluster.site;
