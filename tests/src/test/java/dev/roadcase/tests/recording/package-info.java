/** What a run of the demonstrator looked like, in numbers over time, and a picture of it. */
package dev.roadcase.tests.recording;
