/** What a draft says, whatever it was made from, and how its texts are written. */
package dev.roadcase.bundler.draft.plan;
