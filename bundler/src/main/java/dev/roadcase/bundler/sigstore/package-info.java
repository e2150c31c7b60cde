/** A bundle's signature in the form that cosign reads. */
package dev.roadcase.bundler.sigstore;
