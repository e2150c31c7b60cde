package dev.roadcase.bundler.cli;

import dev.roadcase.agent.problem.Problem;
import java.util.List;
import picocli.CommandLine.Option;

/** Flags of the contract that this version does not keep yet: it says so rather than ignore them. */
final class LaterOptions {
    @Option(names = "--reuse", hidden = true)
    private List<String> reuse = List.of();

    void refuse() {
        refuse("--reuse", !reuse.isEmpty());
    }

    private static void refuse(String flag, boolean given) {
        if (given) {
            throw Problem.usage("this version of bundle does not know " + flag + " yet")
                    .advise("leave it out");
        }
    }
}
