/** What a presenter may set, under the names of the first demonstrator. */
package dev.roadcase.inaetics.settings;
