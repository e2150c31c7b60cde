/** The images that the manifests of a demo name: those that its pods run, and what else looks like one. */
package dev.roadcase.bundler.spec.manifest;
