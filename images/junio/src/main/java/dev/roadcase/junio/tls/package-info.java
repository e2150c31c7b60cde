/** TLS from PEM files: whom a client trusts, and who it is. */
package dev.roadcase.junio.tls;
