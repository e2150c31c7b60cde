package dev.roadcase.bundler.console;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * A script that has a shell complete verbs, flags, and the values of flags that it can know.
 *
 * @param commands with all verbs
 */
public record CompletionScript(CommandLine commands) {
    /** The shells that read it; zsh by its own bashcompinit, which the script loads. */
    public static final List<String> SHELLS = List.of("bash", "zsh");

    private static final String NAME = "bundle";

    /** Ruby has a bundle too, so people call this one by another name beside it. */
    private static final String OTHER_NAME = "roadcase";

    /** The script. */
    public String text() {
        return AutoComplete.bash(NAME, commands) + "complete -F _complete_" + NAME + " -o default " + OTHER_NAME + "\n";
    }
}
