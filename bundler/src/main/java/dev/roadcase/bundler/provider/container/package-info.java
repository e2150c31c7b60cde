/** Machines of a show that are containers on this computer: each boots systemd, as a computer does. */
package dev.roadcase.bundler.provider.container;
