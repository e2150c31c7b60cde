/** Where everything of a bundle stands, before any of it is written: entries and their offsets, index.json, its signature. */
package dev.roadcase.bundler.layout;
