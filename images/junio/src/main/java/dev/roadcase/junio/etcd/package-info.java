/** The keys of an etcd cluster, over its v2 API: whichever of its members answers. */
package dev.roadcase.junio.etcd;
