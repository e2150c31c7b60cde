/** Keeps a key for each Service of a cluster, as kube2sky did it: under these names answers are found. */
package dev.roadcase.junio.keys;
