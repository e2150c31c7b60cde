/** Does the steps of a show from the laptop, takes them back, and keeps which of them are done. */
package dev.roadcase.bundler.step;
