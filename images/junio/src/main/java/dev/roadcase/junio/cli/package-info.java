/** Where the programs start: {@code date}, {@code time}, {@code web}, {@code names}, {@code board}, {@code templater}. */
package dev.roadcase.junio.cli;
