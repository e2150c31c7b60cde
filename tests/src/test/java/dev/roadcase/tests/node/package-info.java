/** Machines that are provisioned from a bundle, by the real agent with real runtimes. */
package dev.roadcase.tests.node;
