/** Keys that sign: made, kept in files under a passphrase, and the user's own. */
package dev.roadcase.bundler.keys;
