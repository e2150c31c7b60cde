/** What code says while it works. It sends events to a sink that it is given, and prints nothing. */
package dev.roadcase.agent.event;
