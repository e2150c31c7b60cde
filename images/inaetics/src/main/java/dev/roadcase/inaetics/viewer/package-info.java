/** The viewer: data store, statistics, coordinator, autoscaler and pages in one service. */
package dev.roadcase.inaetics.viewer;
