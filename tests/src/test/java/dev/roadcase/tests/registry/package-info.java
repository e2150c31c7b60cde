/** Real clients pull from a served bundle. */
package dev.roadcase.tests.registry;
