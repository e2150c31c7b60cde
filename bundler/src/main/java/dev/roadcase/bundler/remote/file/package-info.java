/** The client of file hosts. */
package dev.roadcase.bundler.remote.file;
