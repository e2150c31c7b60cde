/** Where the programs start: {@code date}, {@code time}, {@code web}. */
package dev.roadcase.junio.cli;
