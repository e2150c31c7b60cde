/** A stick that is enough: what a laptop that has nothing of ours needs to hold a show, written and read back. */
package dev.roadcase.bundler.media;
