/**
 * What the registry holds, behind one interface: repositories with their tags, manifests and blobs. Endpoints know no more
 * of it, so that other stores can stand behind them.
 */
package dev.roadcase.agent.registry.store;
