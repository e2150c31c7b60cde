/** Drafts from a Helm chart, which stays as it is. */
package dev.roadcase.bundler.draft.chart;
