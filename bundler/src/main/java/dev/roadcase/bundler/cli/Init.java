package dev.roadcase.bundler.cli;

import dev.roadcase.agent.event.Event;
import dev.roadcase.bundler.draft.Drafted;
import dev.roadcase.bundler.draft.Drafting;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle init}. */
@Command(
        name = "init",
        description =
                "Drafts a demo.yaml from a Compose file, from manifests, from a chart, or from nothing. Overwrites no file.")
final class Init implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(
            arity = "0..1",
            paramLabel = "FROM",
            description = "A Compose file, a folder of Kubernetes' manifests, one of them, or a Helm chart.")
    private Optional<Path> from = Optional.empty();

    @Option(
            names = {"-o", "--directory"},
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The demo's folder; default: this one.")
    private Path folder;

    @Override
    public Integer call() {
        Drafted drafted = new Drafting(from, folder.normalize()).run();
        drafted.files().forEach(file -> root.console().result("wrote " + file));
        drafted.problems().forEach(problem -> root.events().emit(new Event.Warned(problem)));
        if (!drafted.images().isEmpty()) {
            root.console().say("it carries " + String.join(", ", drafted.images()));
        }
        root.console().say("a draft: read it, and see what it would carry: bundle prepare " + folder + " --dry-run");
        return 0;
    }
}
