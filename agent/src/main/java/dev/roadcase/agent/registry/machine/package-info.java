/** What machines say of themselves to the registry: how it is received, kept and shown. */
package dev.roadcase.agent.registry.machine;
