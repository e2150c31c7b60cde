/** The images that the manifests of a demo name. */
package dev.roadcase.bundler.spec.manifest;
