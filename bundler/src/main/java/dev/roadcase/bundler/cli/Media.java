package dev.roadcase.bundler.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.console.Agreement;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.console.MediaReport;
import dev.roadcase.bundler.console.Passphrase;
import dev.roadcase.bundler.media.ShowOpening;
import dev.roadcase.bundler.media.Stick;
import dev.roadcase.bundler.media.StickContents;
import dev.roadcase.bundler.media.StickWriter;
import dev.roadcase.bundler.media.WrittenStick;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.show.KnownShows;
import dev.roadcase.bundler.show.ShowFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle media}. */
@Command(
        name = "media",
        description = "Writes a stick with all that a laptop needs to hold the show, and reads it back.")
final class Media implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(
            paramLabel = "FILE... TARGET",
            arity = "1..*",
            hideParamSyntax = true,
            description = "Bundles, and the folder where the stick is mounted.")
    private List<Path> paths;

    @Option(names = "--open", description = "Take the show of --dir from the stick, instead of writing the stick.")
    private boolean open;

    @Mixin
    private MediaOptions options;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "Report as one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        Path target = paths.get(paths.size() - 1);
        List<Path> files = paths.subList(0, paths.size() - 1);
        if (open) {
            opened(target, files);
        } else if (files.isEmpty()) {
            throw Problem.usage("no bundle, or no folder to write to: " + target)
                    .advise("name both: bundle media FILE… TARGET");
        } else {
            written(Stick.at(target), files);
        }
        return 0;
    }

    private void written(Stick stick, List<Path> files) {
        try (StickContents contents =
                options.request(stick, files, root.events()).contents()) {
            contents.requireRoom();
            MediaReport report = new MediaReport(stick, contents.parts());
            report.plan().forEach(root.console()::say);
            if (!yes) {
                Agreement.ofUser().require(report.question());
            }
            WrittenStick written = new StickWriter(contents, root.events()).write();
            if (json) {
                root.console().document(report.json(written));
            } else {
                root.console().result(report.done(written));
            }
        }
    }

    private void opened(Path stick, List<Path> files) {
        Path folder = options.show()
                .filter(its -> files.isEmpty())
                .orElseThrow(() -> Problem.usage("--open takes the stick's folder alone, and a folder for the show")
                        .advise("bundle media --open TARGET --dir DIR"));
        ShowFolder show = new ShowOpening(stick, folder).run(Passphrase.ofUser()::forShow);
        new KnownShows(SettingsFolder.ofUser().shows()).remember(folder);
        if (json) {
            root.console().document(document(show));
        } else {
            root.console()
                    .result("opened " + folder + "  " + show.demo().name() + " "
                            + show.demo().version());
        }
    }

    private static ObjectNode document(ShowFolder show) {
        return Json.object()
                .put("folder", show.path().toString())
                .put("name", show.demo().name())
                .put("version", show.demo().version())
                .put("bundle", show.bundle().toString());
    }
}
