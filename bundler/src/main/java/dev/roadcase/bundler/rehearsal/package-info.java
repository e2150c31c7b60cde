/** A whole show, tried out where nobody watches: every act of it, how long each takes here, and what would go wrong. */
package dev.roadcase.bundler.rehearsal;
