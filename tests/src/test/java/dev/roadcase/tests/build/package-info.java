/** Images that are built from Debian's real packages and on real registries' images, in the hands of other programs. */
package dev.roadcase.tests.build;
