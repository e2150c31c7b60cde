/** Helm charts become manifests: rendered before anything is resolved, with parameters still standing in them. */
package dev.roadcase.bundler.chart;
