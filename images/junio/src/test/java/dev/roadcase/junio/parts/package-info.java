/** What tests are made with. */
package dev.roadcase.junio.parts;
