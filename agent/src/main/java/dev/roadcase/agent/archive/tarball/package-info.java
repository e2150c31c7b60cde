/** One image of a bundle as a tarball that container runtimes load. */
package dev.roadcase.agent.archive.tarball;
