/** Lays out the tar of a bundle, writes its entries at their offsets, signs it and finishes it atomically. */
package dev.roadcase.bundler.pack;
