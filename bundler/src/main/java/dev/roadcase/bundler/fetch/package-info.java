/**
 * Blobs and files, downloaded to where the caller wants them and verified while they pass; progress goes to the
 * caller's sink of events.
 */
package dev.roadcase.bundler.fetch;
