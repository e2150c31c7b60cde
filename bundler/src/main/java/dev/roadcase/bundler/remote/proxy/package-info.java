/** The proxies of the environment, read as curl and the tools written in Go read them. */
package dev.roadcase.bundler.remote.proxy;
