/** A demo as a guest in a cluster that is somebody else's: what is asked before it comes, how it comes, and how it goes. */
package dev.roadcase.bundler.guest;
