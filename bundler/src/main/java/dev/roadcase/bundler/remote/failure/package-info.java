/** What went wrong with a request, in words that hold no secret, and whether the same request may succeed later. */
package dev.roadcase.bundler.remote.failure;
