/** The three services: date and time say what time it is, web asks both and says what they have said. */
package dev.roadcase.junio.service;
