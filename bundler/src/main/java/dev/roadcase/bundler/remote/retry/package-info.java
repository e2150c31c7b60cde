/** How often a request is repeated, and how long a host is left alone before that. */
package dev.roadcase.bundler.remote.retry;
