/** What a user hears when this process is stopped by a signal, and how work ends in good order then. */
package dev.roadcase.bundler.signal;
