/** Proves to registries who the user is: basic and bearer (distribution, "Token Authentication"). */
package dev.roadcase.bundler.remote.authentication;
