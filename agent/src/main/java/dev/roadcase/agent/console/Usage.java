package dev.roadcase.agent.console;

import dev.roadcase.agent.problem.NearNames;
import dev.roadcase.agent.problem.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, and which words were perhaps meant. */
record Usage(ParameterException thrown) {

    Problem problem() {
        return Problem.usage(what()).advise(hint()).causedBy(thrown);
    }

    private String what() {
        if (thrown instanceof UnmatchedArgumentException unmatched && isVerb(unmatched)) {
            return "unknown command: " + unmatched.getUnmatched().get(0);
        }
        String message = thrown.getMessage().lines().findFirst().orElseThrow().replaceFirst("^Error: ", "");
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private String hint() {
        String help = thrown.getCommandLine().getCommandSpec().qualifiedName() + " --help says what there is";
        return meant().map(word -> "did you mean " + word + "? " + help).orElse(help);
    }

    private Optional<String> meant() {
        if (!(thrown instanceof UnmatchedArgumentException unmatched)) {
            return Optional.empty();
        }
        String word = unmatched.getUnmatched().get(0).split("=", 2)[0];
        CommandSpec command = unmatched.getCommandLine().getCommandSpec();
        Set<String> known = new TreeSet<>(command.subcommands().keySet());
        known.addAll(command.optionsMap().keySet());
        return NearNames.meant(word, known);
    }

    private static boolean isVerb(UnmatchedArgumentException unmatched) {
        return !unmatched.isUnknownOption()
                && !unmatched.getCommandLine().getSubcommands().isEmpty();
    }
}
