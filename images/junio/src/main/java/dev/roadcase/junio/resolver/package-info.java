/** Asks name servers as pods have them, each time anew: nothing is kept. */
package dev.roadcase.junio.resolver;
