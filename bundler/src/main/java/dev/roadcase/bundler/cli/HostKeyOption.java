package dev.roadcase.bundler.cli;

import dev.roadcase.bundler.console.SshQuestions;
import dev.roadcase.bundler.ssh.SshUser;
import picocli.CommandLine.Option;

/** Whether machines that are reached by SSH are believed when nobody here knows them. */
final class HostKeyOption {
    @Option(
            names = "--accept-host-keys",
            description =
                    "Believe machines that nobody here knows yet, without a question; one whose key has changed is"
                            + " refused all the same.")
    private boolean trusting;

    /** Who answers what machines ask. */
    SshUser user() {
        return SshQuestions.ofUser(trusting);
    }
}
