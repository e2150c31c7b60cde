package dev.roadcase.bundler.cli;

import dev.roadcase.bundler.console.Passphrase;
import dev.roadcase.bundler.console.PlanReport;
import dev.roadcase.bundler.console.PrepareReport;
import dev.roadcase.bundler.console.WrittenReport;
import dev.roadcase.bundler.keys.SigningKey;
import dev.roadcase.bundler.keys.UserKey;
import dev.roadcase.bundler.settings.SettingsFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bundle prepare}. */
@Command(name = "prepare", description = "Puts a demo's images and files into one signed file.")
final class Prepare implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Mixin
    private PrepareOptions options;

    @Mixin
    private OriginOptions origins;

    @Option(names = "--key", paramLabel = "KEY", description = "Sign with this key instead of the one in the settings.")
    private Optional<Path> key;

    @Option(names = "--dry-run", description = "Say what would be written, and write nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Report as one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        var prepare = new dev.roadcase.bundler.prepare.Prepare(
                options.request(), origins.origins(), this::signingKey, root.events());
        PrepareReport report = dryRun ? new PlanReport(prepare.plan()) : new WrittenReport(prepare.run());
        if (json) {
            root.console().document(report.json());
        } else {
            root.console().print(report.text());
        }
        return 0;
    }

    private SigningKey signingKey() {
        Passphrase passphrase = Passphrase.ofUser();
        return key.map(file -> SigningKey.read(file, passphrase::forKey)).orElseGet(() -> own(passphrase));
    }

    private SigningKey own(Passphrase passphrase) {
        UserKey keyring = new UserKey(SettingsFolder.ofUser(), root.events());
        return dryRun ? keyring.passingKey(passphrase::forKey) : keyring.signingKey(passphrase::forKey);
    }
}
