/** One reproducible layer of Debian packages. No program of Debian's is run, and no maintainer script. */
package dev.roadcase.bundler.build.debian;
