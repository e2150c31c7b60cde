/** What services say of themselves to the coordinator, once in 900 ms, and what it tells them in return. */
package dev.roadcase.inaetics.registration;
