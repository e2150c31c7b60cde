/** Examines this computer, a bundle and the folder of a show, all at the same time: what would spoil the show, and what to do about it. */
package dev.roadcase.bundler.doctor;
