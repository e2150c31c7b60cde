/** The Debian packages in images, as their layers say: read through, never unpacked to the disk. */
package dev.roadcase.bundler.sbom.layer;
