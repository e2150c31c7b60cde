/**
 * The program kubectl: that of this computer, or else the one that the bundle carries; run for a show, and as a way into
 * clusters of a user's kubeconfig.
 */
package dev.roadcase.bundler.kubectl;
