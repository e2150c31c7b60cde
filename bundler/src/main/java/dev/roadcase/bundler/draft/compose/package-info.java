/** Drafts from a Compose file (Compose specification): a manifest for each service. */
package dev.roadcase.bundler.draft.compose;
