package dev.roadcase.agent.console;

import dev.roadcase.agent.problem.Problem;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the words of a command line, and which words were perhaps meant. */
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
        List<String> meant =
                thrown instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String help = thrown.getCommandLine().getCommandSpec().qualifiedName() + " --help says what there is";
        return meant.isEmpty() ? help : "did you mean " + String.join(" or ", meant) + "? " + help;
    }

    private static boolean isVerb(UnmatchedArgumentException unmatched) {
        return !unmatched.isUnknownOption()
                && !unmatched.getCommandLine().getSubcommands().isEmpty();
    }
}
