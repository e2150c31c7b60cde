package dev.roadcase.bundler.doctor.computer;

/**
 * What a program said.
 *
 * @param installed whether it could be started
 * @param succeeded whether it ended as it should
 * @param output what it put out; nothing if it was not installed
 * @param trouble why it did not succeed, in a few words; empty if it did
 */
public record ProgramAnswer(boolean installed, boolean succeeded, String output, String trouble) {

    /** It did what it was asked. */
    public static ProgramAnswer of(String output) {
        return new ProgramAnswer(true, true, output, "");
    }

    /** It is there, and did not do it. */
    public static ProgramAnswer failed(String output, String why) {
        return new ProgramAnswer(true, false, output, why);
    }

    /** It is not there. */
    public static ProgramAnswer missing(String program) {
        return new ProgramAnswer(false, false, "", program + " is not installed");
    }
}
