/** The program kubectl for a show: that of this computer, or else the one that the bundle carries. */
package dev.roadcase.bundler.kubectl;
