/** A demo as processes of this computer. */
package dev.roadcase.bundler.local;
