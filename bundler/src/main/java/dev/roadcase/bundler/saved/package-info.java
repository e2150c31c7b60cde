/**
 * Images that are on this computer: in what {@code docker save} writes, in an OCI layout as a folder or a tar, or in a
 * container runtime, which saves them first.
 */
package dev.roadcase.bundler.saved;
