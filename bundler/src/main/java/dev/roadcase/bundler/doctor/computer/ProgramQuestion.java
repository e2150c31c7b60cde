package dev.roadcase.bundler.doctor.computer;

/** Asks a program of this computer something that takes no time. */
@FunctionalInterface
public interface ProgramQuestion {
    /** What it says to these words, of which the first is its name. */
    ProgramAnswer ask(String... command);
}
