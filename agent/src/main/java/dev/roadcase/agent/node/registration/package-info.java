/** What this machine says of itself to the registry: while it is provisioned, afterwards, and where it keeps it. */
package dev.roadcase.agent.node.registration;
