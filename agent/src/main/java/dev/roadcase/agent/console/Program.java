package dev.roadcase.agent.console;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** Runs a root command with its verbs: the contract of exit codes and of errors holds for all of them. */
public final class Program {
    private final CommandLine commands;
    private final Map<String, Class<?>> verbs;
    private final Console console;

    /**
     * @param root an object with picocli's annotations
     * @param verbs by name, beside those that the root's own annotations name
     */
    public Program(Object root, Map<String, Class<?>> verbs, Console console) {
        this.console = console;
        this.verbs = verbs;
        this.commands = new CommandLine(root);
    }

    /** The same, whose help lists the verbs as this says. */
    public Program listing(IHelpSectionRenderer list) {
        commands.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
        commands.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, list);
        return this;
    }

    /** Runs the verb that the arguments name; whatever goes wrong is said on the console. Answers the exit code. */
    public int run(String... args) {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> failed(thrown, args));
        try {
            return execute(args);
        } catch (ParameterException e) {
            return failed(new Usage(e).problem(), args);
        } catch (CommandLine.ExecutionException e) {
            return failed(e.getCause(), args);
        } catch (Throwable e) {
            return failed(e, args);
        }
    }

    private int execute(String... args) {
        addVerbs(args);
        configure();
        ParseResult parsed = commands.parseArgs(args);
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        if (!parsed.hasSubcommand()) {
            throw new ParameterException(commands, "No command given");
        }
        return commands.getExecutionStrategy().execute(parsed);
    }

    /** To learn all flags of all verbs takes longer than most verbs run, so only the verb that is named is added. */
    private void addVerbs(String... args) {
        String first = args.length == 0 ? "" : args[0];
        if (verbs.containsKey(first)) {
            commands.addSubcommand(first, verbs.get(first));
        } else {
            verbs.forEach(commands::addSubcommand);
        }
    }

    private void configure() {
        commands.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(isColourful() ? Ansi.ON : Ansi.OFF))
                .setOut(new PrintWriter(new Printed(console)));
        convert(Digest.class, Digest::parse);
        convert(Platform.class, Platform::parse);
        convert(Reference.class, Reference::parse);
        convert(Role.class, Role::parse);
    }

    private int failed(Throwable thrown, String... args) {
        if (Console.isBrokenPipe(thrown)) {
            return ExitCode.DONE.number();
        }
        Complaint complaint = Complaint.about(thrown);
        console.complain(complaint, List.of(args).contains("--debug"));
        return complaint.exitCode().number();
    }

    /** Picocli's own test would search every jar for a library for Windows. */
    private static boolean isColourful() {
        return System.console() != null && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
    }

    private <T> void convert(Class<T> type, Function<String, T> parser) {
        ITypeConverter<T> converter = word -> {
            try {
                return parser.apply(word);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
        commands.registerConverter(type, converter);
    }
}
