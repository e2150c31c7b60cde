/** How many replicas there shall be of what, whoever starts them. */
package dev.roadcase.inaetics.scaling;
