/** Part of the build: makes archives of programs, with a runtime of their own, that a bare machine can start. */
package dev.roadcase.shipping;
