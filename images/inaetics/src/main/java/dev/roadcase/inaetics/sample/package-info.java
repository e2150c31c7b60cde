/** What flows through the demonstrator: samples, and the results that processors make of them. */
package dev.roadcase.inaetics.sample;
