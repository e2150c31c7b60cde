/** What {@code bundle prepare} makes of real registries, file hosts and folders, and of those that fail. */
package dev.roadcase.tests.prepare;
