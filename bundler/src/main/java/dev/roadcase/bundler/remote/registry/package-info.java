/** The client of registries (OCI distribution spec 1.1): one small class for each question. */
package dev.roadcase.bundler.remote.registry;
