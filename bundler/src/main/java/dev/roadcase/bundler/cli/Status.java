package dev.roadcase.bundler.cli;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.console.StatusReport;
import dev.roadcase.bundler.console.StatusWatch;
import dev.roadcase.bundler.show.ShowAccess;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.status.ShowInquiry;
import dev.roadcase.bundler.status.ShowStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bundle status}. */
@Command(name = "status", description = "Says how the show is now, and whether the demo could be shown like this.")
final class Status implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Mixin
    private ShowArgument folder;

    @Option(names = "--watch", description = "Go on, and show what changes, until Ctrl-C.")
    private boolean watch;

    @Option(names = "--json", description = "Print one JSON document; with --watch, one in a line for each change.")
    private boolean json;

    @Override
    public Integer call() {
        ShowInquiry inquiry = new ShowInquiry(folder.show());
        if (watch) {
            StatusWatch.on(root.console(), json).follow(inquiry);
        }
        ShowStatus status = inquiry.now();
        print(new StatusReport(status, passwords(status.show())));
        require(status);
        return 0;
    }

    /** No other verb shows them. */
    private static Map<String, String> passwords(ShowFolder show) {
        Map<String, String> passwords = new LinkedHashMap<>();
        if (!show.demo().secrets().isEmpty()) {
            Parameters values = new ShowAccess(show).values();
            show.demo().secrets().forEach(name -> values.value(name).ifPresent(value -> passwords.put(name, value)));
        }
        return passwords;
    }

    private void print(StatusReport report) {
        if (json) {
            root.console().document(report.json());
        } else {
            report.lines().forEach(root.console()::result);
        }
    }

    private static void require(ShowStatus status) {
        List<String> lacking = status.lacking();
        if (!lacking.isEmpty()) {
            String more = lacking.size() == 1 ? "" : ", and " + (lacking.size() - 1) + " more";
            throw Problem.upstream("the demo cannot be shown like this: " + lacking.get(0) + more)
                    .advise("watch it come right, or not: bundle status "
                            + status.show().path() + " --watch");
        }
    }
}
