/** Real programs and what they are fed with, to make journeys of. */
package dev.roadcase.tests.parts;
