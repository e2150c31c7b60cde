/** Certificates of private authorities and of the user, by host. */
package dev.roadcase.bundler.remote.tls;
