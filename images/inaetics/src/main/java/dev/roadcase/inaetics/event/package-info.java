/** What a service has to say while it works. It says it to a sink that it is given, and prints nothing. */
package dev.roadcase.inaetics.event;
