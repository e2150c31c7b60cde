/** HTTP between services and to browsers: a server within limits, and a client that gives up after half a second. */
package dev.roadcase.inaetics.http;
