/** What machines say of themselves to the registry, how it is kept, and how it is told. */
package dev.roadcase.agent.registry.machine;
