/** Which provider the machines of a show come from. */
package dev.roadcase.bundler.provider.chosen;
