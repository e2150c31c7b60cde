/** HTTP: a server that writes a line for each request and stops without losing one, and a client that keeps nothing. */
package dev.roadcase.junio.http;
