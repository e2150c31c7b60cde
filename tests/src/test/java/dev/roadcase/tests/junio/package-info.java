/** Junio's programs as processes of this machine, with real etcd, a real API server and Debian's dig. */
package dev.roadcase.tests.junio;
