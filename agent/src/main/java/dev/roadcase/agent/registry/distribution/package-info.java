/** The endpoints of the OCI distribution spec 1.1 over any store. */
package dev.roadcase.agent.registry.distribution;
