package dev.roadcase.bundler.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/**
 * The list of verbs in the help, in groups after what a presenter does.
 *
 * @param groups verbs by the title of their group, in the order in which they are shown
 */
public record VerbGroups(Map<String, List<String>> groups) implements IHelpSectionRenderer {

    /** Each group with its title, and the verbs of it that the help knows. */
    @Override
    public String render(Help help) {
        return groups.entrySet().stream()
                .map(group -> group.getKey() + ":\n" + help.commandList(verbs(help, group.getValue())))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, Help> verbs(Help help, List<String> names) {
        Map<String, Help> verbs = new java.util.LinkedHashMap<>();
        List<String> known = new ArrayList<>(names);
        known.retainAll(help.subcommands().keySet());
        known.forEach(name -> verbs.put(name, help.subcommands().get(name)));
        return verbs;
    }
}
