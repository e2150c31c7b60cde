/** Drafts from manifests of Kubernetes, which stay as they are. */
package dev.roadcase.bundler.draft.manifest;
