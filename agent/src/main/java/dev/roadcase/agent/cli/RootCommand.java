package dev.roadcase.agent.cli;

import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.console.PlainProgress;
import dev.roadcase.agent.console.Version;
import dev.roadcase.agent.event.Events;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root command, and what all its verbs share. */
@Command(
        name = "agent",
        description = "Serves a bundle, loads its images and provisions machines from it.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {Load.class, Provision.class, Report.class, Serve.class, Workloads.class})
final class RootCommand {
    private final Console console;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Add stack traces to errors.")
    private boolean debug;

    @Option(names = "--version", versionHelp = true, description = "Print the version and exit.")
    private boolean version;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Print this help and exit.")
    private boolean help;

    RootCommand(Console console) {
        this.console = console;
    }

    /** Where a verb writes its result. */
    Console console() {
        return console;
    }

    /** Where a verb's events go: lines on standard error, which a unit writes into the journal. */
    Events events() {
        return new PlainProgress(console, System::nanoTime);
    }
}
