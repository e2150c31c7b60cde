/** The page that says to people who were not there how a rehearsal went: one file, which asks for nothing else. */
package dev.roadcase.bundler.rehearsal.page;
