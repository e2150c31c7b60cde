/** How long the laptop waits: for machines of a show, and for answers to questions that are asked at the same time. */
package dev.roadcase.bundler.time;
