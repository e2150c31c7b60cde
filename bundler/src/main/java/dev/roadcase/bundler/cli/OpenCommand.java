package dev.roadcase.bundler.cli;

import dev.roadcase.agent.console.progress.StandardStream;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.console.QrPicture;
import dev.roadcase.bundler.local.Browser;
import dev.roadcase.bundler.show.DemoPages;
import dev.roadcase.bundler.spec.show.Page;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle open}. */
@Command(name = "open", description = "Opens a page of the demo, and shows its address, for phones too.")
final class OpenCommand implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(paramLabel = "PAGE", arity = "0..1", description = "The name of the page (default: the demo's first).")
    private Optional<String> name = Optional.empty();

    @Mixin
    private ShowOption folder;

    @Option(names = "--qr", description = "Show the QR code also where standard output is no terminal.")
    private boolean qr;

    @Option(names = "--no-browser", description = "Show the address, and open nothing.")
    private boolean noBrowser;

    @Override
    public Integer call() {
        Page page = new DemoPages(folder.show().demo().pages()).page(name);
        root.console().result(page.url());
        boolean terminal = StandardStream.OUTPUT.isTerminal();
        if (qr || terminal) {
            QrPicture picture = new QrPicture(page.url());
            List<String> lines = terminal && hasColours() ? picture.colours() : picture.lines();
            lines.forEach(root.console()::result);
        }
        if (!noBrowser) {
            Browser.ofThisComputer().ifPresent(browser -> open(browser, page));
        }
        return 0;
    }

    private static boolean hasColours() {
        return System.getenv().getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(System.getenv("TERM"));
    }

    private static void open(Browser browser, Page page) {
        try {
            browser.open(page.url());
        } catch (IOException e) {
            throw Problem.machine("cannot run " + browser.opener() + ": " + e.getMessage())
                    .advise("open " + page.url() + " by hand")
                    .causedBy(e);
        }
    }
}
