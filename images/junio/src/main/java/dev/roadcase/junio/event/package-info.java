/** What a program has to say while it works. */
package dev.roadcase.junio.event;
