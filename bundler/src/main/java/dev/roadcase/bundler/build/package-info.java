/**
 * Images without a Docker daemon, and files taken out of archives: what has to be made, and staged, before a bundle can be
 * laid out.
 */
package dev.roadcase.bundler.build;
