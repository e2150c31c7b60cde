/** Makes what has no size before it is made: built images, unpacked or compressed files, files whose sum nobody states. */
package dev.roadcase.bundler.stage;
