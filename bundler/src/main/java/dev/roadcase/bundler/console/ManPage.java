package dev.roadcase.bundler.console;

import dev.roadcase.agent.console.ProgramVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page of a verb, or of the program with all its verbs, as {@code man} reads it (man(7)).
 *
 * @param groups in which a page lists verbs
 */
public record ManPage(CommandLine command, VerbGroups groups) {
    private static final String EXIT_STATUS = """
            .SH EXIT STATUS
            0 done, 2 wrong words, 3 a file or folder is not what it must be, 4 damaged or not trusted, 5 a server or a \
            show does not do what it must, 6 this machine cannot do it, 130 stopped by Ctrl\\-C.
            """;

    /** The name of its file. */
    public String file() {
        return spec().qualifiedName("-") + ".1";
    }

    /** Its text. */
    public String text() {
        return Stream.of(
                        head(),
                        section(
                                "ARGUMENTS",
                                spec().positionalParameters().stream().map(this::argument)),
                        section("COMMANDS", groups.groups().entrySet().stream().map(this::group)),
                        section(
                                "OPTIONS",
                                spec().options().stream()
                                        .filter(option -> !option.hidden())
                                        .map(this::option)),
                        EXIT_STATUS,
                        seeAlso())
                .collect(Collectors.joining());
    }

    private CommandSpec spec() {
        return command.getCommandSpec();
    }

    private String head() {
        String title = spec().qualifiedName("-");
        String synopsis = new Help(spec(), Help.defaultColorScheme(Ansi.OFF)).synopsis(0);
        return ".TH " + escaped(title.toUpperCase(Locale.ROOT)) + " 1 \"\" \"Roadcase "
                + ProgramVersion.number() + "\" \"Roadcase\"\n.ad l\n.nh\n.SH NAME\n" + escaped(title) + " \\- "
                + words(spec().usageMessage().description()) + "\n.SH SYNOPSIS\n"
                + escaped(synopsis.strip().replaceAll("\\s+", " ")) + "\n";
    }

    private static String section(String title, Stream<String> entries) {
        String all = entries.collect(Collectors.joining());
        return all.isEmpty() ? "" : ".SH " + title + "\n" + all;
    }

    private String group(Map.Entry<String, List<String>> group) {
        String verbs = group.getValue().stream()
                .filter(command.getSubcommands()::containsKey)
                .map(verb ->
                        entry(bold(verb), command.getSubcommands().get(verb).getCommandSpec()))
                .collect(Collectors.joining());
        return verbs.isEmpty() ? "" : ".SS " + escaped(group.getKey()) + "\n" + verbs;
    }

    private static String entry(String title, CommandSpec verb) {
        return ".TP\n" + title + "\n" + words(verb.usageMessage().description()) + "\n";
    }

    private String argument(PositionalParamSpec argument) {
        return ".TP\n" + italic(argument.paramLabel()) + "\n" + text(argument);
    }

    private String option(OptionSpec option) {
        String names = Arrays.stream(option.names()).map(ManPage::bold).collect(Collectors.joining(", "));
        boolean takesNone = option.arity().max() == 0;
        return ".TP\n" + names + (takesNone ? "" : " " + italic(option.paramLabel())) + "\n" + text(option);
    }

    private static String text(ArgSpec argument) {
        return words(argument.description()) + "\n";
    }

    private String seeAlso() {
        return spec().parent() == null
                ? ""
                : ".SH SEE ALSO\n" + bold(spec().root().name()) + "(1)\n";
    }

    private static String words(String... lines) {
        return escaped(String.format(String.join(" ", lines)));
    }

    private static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fR";
    }

    private static String italic(String text) {
        return "\\fI" + escaped(text) + "\\fR";
    }

    /** A hyphen would be printed as one, and not as the minus that a shell takes; a point at a line's beginning is a request. */
    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
    }
}
