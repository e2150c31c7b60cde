/**
 * Where the program starts: {@code producer}, {@code queue}, {@code processor felix}, {@code processor celix},
 * {@code processor uncapped}, {@code viewer}.
 */
package dev.roadcase.inaetics.cli;
