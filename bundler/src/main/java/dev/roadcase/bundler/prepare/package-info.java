/** The main job, from a demo's folder to a bundle: resolve, stage, lay out, fetch, sign, finish. */
package dev.roadcase.bundler.prepare;
