/** Brings a show up: from a bundle to a demo that can be shown. */
package dev.roadcase.bundler.up;
