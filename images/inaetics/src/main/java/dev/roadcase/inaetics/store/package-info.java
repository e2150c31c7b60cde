/** The data store: the latest results, each counted once. */
package dev.roadcase.inaetics.store;
