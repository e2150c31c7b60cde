/** The folder with demo.yaml: what lies in it, and nothing outside of it. */
package dev.roadcase.bundler.spec.folder;
