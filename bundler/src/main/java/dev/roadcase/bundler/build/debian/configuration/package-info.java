/** What maintainer scripts of Debian's packages would have done, as facts of ours: no script and no program of a package is run. */
package dev.roadcase.bundler.build.debian.configuration;
