/** The folder with demo.yaml and the files in it; nothing outside of it is read. */
package dev.roadcase.bundler.spec.folder;
