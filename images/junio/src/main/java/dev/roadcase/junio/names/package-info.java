/** Answers questions of DNS from keys in etcd, as SkyDNS did it. Nothing is kept: each question reads the keys anew. */
package dev.roadcase.junio.names;
