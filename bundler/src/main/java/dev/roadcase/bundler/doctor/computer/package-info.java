/** This computer, as it can be read without changing it: its files, its programs, its networks, its container engines. */
package dev.roadcase.bundler.doctor.computer;
