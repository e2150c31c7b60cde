/** Where the programs start: {@code date}, {@code time}, {@code web}, {@code names}. */
package dev.roadcase.junio.cli;
