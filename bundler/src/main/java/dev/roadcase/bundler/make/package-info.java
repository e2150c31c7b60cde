/** Makes what a demo's folder holds only once its sources were built. */
package dev.roadcase.bundler.make;
