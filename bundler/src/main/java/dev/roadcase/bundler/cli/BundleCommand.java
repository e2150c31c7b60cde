package dev.roadcase.bundler.cli;

import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.console.ProgramVersion;
import dev.roadcase.agent.event.Events;
import dev.roadcase.bundler.console.ProgressStyle;
import dev.roadcase.bundler.console.VerbGroups;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root command, and what all its verbs share. */
@Command(
        name = "bundle",
        description = "Packs a Kubernetes demo into one signed file and runs it where there is no internet.",
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND")
final class BundleCommand {
    /** Every verb, by its name, which its annotation repeats. */
    static final Map<String, Class<?>> VERBS = verbs();

    private final Console console;
    private Events events;

    @Option(
            names = "--progress",
            scope = ScopeType.INHERIT,
            paramLabel = "FORM",
            defaultValue = "auto",
            description = "How progress is shown on standard error: ${COMPLETION-CANDIDATES}.")
    private ProgressStyle progress;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Add stack traces to errors, and show requests to servers.")
    private boolean debug;

    @Option(names = "--version", versionHelp = true, description = "Print the version and exit.")
    private boolean version;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Print this help and exit.")
    private boolean help;

    BundleCommand(Console console) {
        this.console = console;
    }

    /** Where a verb writes its result. */
    Console console() {
        return console;
    }

    /** Where a verb's events go. */
    Events events() {
        if (events == null) {
            events = debug ? progress.debuggingOn(console) : progress.on(console);
        }
        return events;
    }

    /** The whole program. One run of it needs no other verb than its own, so this is made for those that list all. */
    CommandLine withAllVerbs() {
        CommandLine all = new CommandLine(this);
        VERBS.forEach(all::addSubcommand);
        return all;
    }

    /** The verbs by what a presenter does, and when. */
    static VerbGroups groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put(
                "Before the show, on a connected machine",
                List.of("init", "prepare", "verify", "inspect", "diff", "patch", "run", "keygen", "trust"));
        groups.put(
                "The evening before, and at the stand",
                List.of(
                        "doctor",
                        "rehearse",
                        "media",
                        "up",
                        "status",
                        "open",
                        "step",
                        "build",
                        "rewind",
                        "replace",
                        "restore"));
        groups.put("When something is wrong", List.of("logs", "ssh", "kubectl", "support"));
        groups.put("After the show", List.of("stop", "down", "ls"));
        groups.put(
                "With machines and registries of your own", List.of("configure", "serve", "push", "save", "extract"));
        groups.put("Around it", List.of("completion", "man"));
        return new VerbGroups(groups);
    }

    private static Map<String, Class<?>> verbs() {
        Map<String, Class<?>> verbs = new LinkedHashMap<>();
        verbs.put("build", Build.class);
        verbs.put("completion", Completion.class);
        verbs.put("configure", Configure.class);
        verbs.put("diff", Diff.class);
        verbs.put("doctor", Doctor.class);
        verbs.put("down", Down.class);
        verbs.put("extract", Extract.class);
        verbs.put("init", Init.class);
        verbs.put("inspect", Inspect.class);
        verbs.put("keygen", Keygen.class);
        verbs.put("kubectl", KubectlCommand.class);
        verbs.put("logs", Logs.class);
        verbs.put("ls", Ls.class);
        verbs.put("man", Man.class);
        verbs.put("media", Media.class);
        verbs.put("open", OpenCommand.class);
        verbs.put("patch", PatchCommand.class);
        verbs.put("prepare", Prepare.class);
        verbs.put("push", Push.class);
        verbs.put("rehearse", Rehearse.class);
        verbs.put("replace", Replace.class);
        verbs.put("restore", Restore.class);
        verbs.put("rewind", Rewind.class);
        verbs.put("run", Run.class);
        verbs.put("save", Save.class);
        verbs.put("serve", Serve.class);
        verbs.put("ssh", Ssh.class);
        verbs.put("status", Status.class);
        verbs.put("step", Step.class);
        verbs.put("stop", Stop.class);
        verbs.put("support", Support.class);
        verbs.put("trust", TrustKey.class);
        verbs.put("up", Up.class);
        verbs.put("verify", Verify.class);
        return Collections.unmodifiableMap(verbs);
    }
}
