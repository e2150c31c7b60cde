/** The folder of a show, read back: its machines, its addresses, and what lets the laptop in. */
package dev.roadcase.bundler.show;
