/** Logins that a user has, in the files and credential helpers of docker and podman. */
package dev.roadcase.bundler.remote.login;
