/** Demos as processes of this computer. */
package dev.roadcase.tests.local;
