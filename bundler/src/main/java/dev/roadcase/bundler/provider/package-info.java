/** Ways to start machines with their user-data: Vagrant's file, and volumes for machines without Vagrant. */
package dev.roadcase.bundler.provider;
