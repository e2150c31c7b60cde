/**
 * A bundle on its way to the disk: written at many offsets at once, gone on with after a kill, split into volumes, and
 * named when it is complete.
 */
package dev.roadcase.bundler.output;
