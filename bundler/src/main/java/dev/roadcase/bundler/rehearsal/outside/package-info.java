/** Watches a way out of machines that leads nowhere: who has tried to leave, and where to. */
package dev.roadcase.bundler.rehearsal.outside;
