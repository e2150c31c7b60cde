/** A show goes over to another bundle: what has to be known of the one that it leaves, until that is done. */
package dev.roadcase.bundler.changeover;
