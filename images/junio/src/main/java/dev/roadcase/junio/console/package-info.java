/** What is printed: the lines of a service on standard output, and what went wrong on standard error. */
package dev.roadcase.junio.console;
