/** How a machine is, found out from what is on it alone. */
package dev.roadcase.agent.node.condition;
