/** What a user hears when this process is stopped by a signal. */
package dev.roadcase.bundler.signal;
