/** From a bundle and a site to a folder with all from which the machines of a cluster start. */
package dev.roadcase.bundler.cluster;
