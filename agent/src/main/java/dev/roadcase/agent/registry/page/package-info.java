/** The page for presenter and audience: the bundle, machines as they fill up, pulls and pushes as they happen. */
package dev.roadcase.agent.registry.page;
