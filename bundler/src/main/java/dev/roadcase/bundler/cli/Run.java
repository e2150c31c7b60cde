package dev.roadcase.bundler.cli;

import dev.roadcase.agent.console.progress.StandardStream;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.local.Browser;
import dev.roadcase.bundler.local.LocalDemo;
import dev.roadcase.bundler.make.Making;
import dev.roadcase.bundler.spec.DemoReader;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.local.LocalRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle run}. */
@Command(name = "run", description = "Runs a demo as processes of this computer, without a cluster, until Ctrl-C.")
final class Run implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(paramLabel = "DEMO", description = "A folder with demo.yaml, or that file.")
    private Path demo;

    @Option(names = "--no-browser", description = "Do not open the page in the desktop's browser.")
    private boolean noBrowser;

    @Override
    public Integer call() {
        DemoFolder folder = DemoFolder.at(demo);
        new Making(folder, root.events()).run();
        LocalRun run = DemoReader.read(folder)
                .run()
                .orElseThrow(() -> Problem.badInput(demo + " does not say how it runs without a cluster")
                        .advise("add run to its demo.yaml, or prepare it for a cluster"));
        new LocalDemo(run, folder.path()).run(this::show);
        return 0;
    }

    private void show(String page) {
        root.console().result("ready " + page);
        if (!noBrowser && StandardStream.OUTPUT.isTerminal()) {
            Browser.ofThisComputer().ifPresent(browser -> open(browser, page));
        }
    }

    private void open(Browser browser, String page) {
        try {
            browser.open(page);
        } catch (IOException e) {
            root.events().emit(new Event.Noted("no browser was opened, since " + browser.opener() + " is missing"));
        }
    }
}
