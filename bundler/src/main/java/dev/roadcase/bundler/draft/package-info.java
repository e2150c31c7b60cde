/** {@code bundle init}: drafts a demo.yaml from what a user has, for the user to finish. */
package dev.roadcase.bundler.draft;
