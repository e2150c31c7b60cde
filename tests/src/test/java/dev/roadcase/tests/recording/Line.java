package dev.roadcase.tests.recording;

import java.util.function.ToDoubleFunction;

/**
 * One line of a panel.
 *
 * @param name for people
 * @param look the class of the picture's style sheet that colours it
 * @param steps whether a value holds until the next one
 */
record Line(String name, String look, boolean steps, ToDoubleFunction<Moment> value) {}
