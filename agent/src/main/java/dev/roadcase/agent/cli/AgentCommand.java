package dev.roadcase.agent.cli;

import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.console.ProgramVersion;
import dev.roadcase.agent.console.progress.SuitableProgress;
import dev.roadcase.agent.event.Events;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root command, and what all its verbs share. */
@Command(
        name = "agent",
        description = "Serves a bundle, loads its images and provisions machines from it.",
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND")
final class AgentCommand {
    /** Every verb, by the name that its own annotation gives it too. */
    static final Map<String, Class<?>> VERBS = verbs();

    private final Console console;
    private Events events;

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

    AgentCommand(Console console) {
        this.console = console;
    }

    /** Where a verb writes its result. */
    Console console() {
        return console;
    }

    /** Where a verb's events go: to standard error, which a unit writes into the journal. */
    Events events() {
        if (events == null) {
            events = SuitableProgress.on(console, System.getenv());
        }
        return events;
    }

    private static Map<String, Class<?>> verbs() {
        Map<String, Class<?>> verbs = new LinkedHashMap<>();
        verbs.put("apply", Apply.class);
        verbs.put("load", Load.class);
        verbs.put("provision", Provision.class);
        verbs.put("relay", Relay.class);
        verbs.put("remove", Remove.class);
        verbs.put("report", Report.class);
        verbs.put("serve", Serve.class);
        verbs.put("status", Status.class);
        verbs.put("workloads", Workloads.class);
        return Collections.unmodifiableMap(verbs);
    }
}
