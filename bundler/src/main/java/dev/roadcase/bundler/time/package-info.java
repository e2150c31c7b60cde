/** How long the laptop waits for machines of a show. */
package dev.roadcase.bundler.time;
