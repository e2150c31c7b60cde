/** The main job, from a demo's folder to a bundle: its five steps, one after the other. */
package dev.roadcase.bundler.prepare;
