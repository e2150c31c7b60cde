/** What a user has set for all demos: the folder of settings, config.yaml in it, and the keys that are trusted. */
package dev.roadcase.bundler.settings;
