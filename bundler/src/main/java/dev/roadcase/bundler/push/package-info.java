/** Puts the images and artifacts of a bundle into a registry that exists already, byte for byte. */
package dev.roadcase.bundler.push;
