/**
 * What the registry holds, behind one interface: repositories with their tags, manifests and blobs. Endpoints know only
 * this interface, so that other stores can be put behind them.
 */
package dev.roadcase.agent.registry.store;
