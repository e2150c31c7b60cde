/** What differs between two bundles, and a file that makes the newer one of the older one. */
package dev.roadcase.bundler.delta;
