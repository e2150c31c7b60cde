/** Messages of the Domain Name System (RFC 1035), read from strangers and written, with SRV (RFC 2782) and EDNS (RFC 6891). */
package dev.roadcase.junio.dns;
