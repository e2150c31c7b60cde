/** What tests are made with. */
package dev.roadcase.inaetics.parts;
