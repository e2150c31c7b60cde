package dev.roadcase.bundler.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.signature.VerificationKey;
import dev.roadcase.bundler.console.Table;
import dev.roadcase.bundler.settings.Pin;
import dev.roadcase.bundler.settings.Pins;
import dev.roadcase.bundler.settings.SettingsFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle trust}. */
@Command(name = "trust", description = "Pin a public key: bundles that it verifies are trusted without --key.")
final class TrustKey implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @ArgGroup(multiplicity = "1")
    private What what;

    @Option(names = "--name", paramLabel = "NAME", description = "The name of the key; default: the file's name.")
    private Optional<String> name;

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    private static final class What {
        @Parameters(paramLabel = "PUB", description = "The public key to trust.")
        private Path file;

        @Option(names = "--list", description = "List the trusted keys.")
        private boolean list;

        @Option(names = "--remove", paramLabel = "NAME", description = "Stop trusting this key.")
        private String removed;
    }

    @Override
    public Integer call() {
        if (what.list) {
            list();
        } else if (what.removed != null) {
            remove();
        } else {
            add();
        }
        return 0;
    }

    private void add() {
        String fileName = what.file.getFileName().toString();
        Pin pin = pins().add(name.orElse(fileName.replaceFirst("\\.pub$", "")), VerificationKey.read(what.file));
        say(json(pin), "trusted " + pin.key() + " as " + pin.name());
    }

    private void remove() {
        pins().remove(what.removed);
        say(Json.object().put("removed", what.removed), "removed " + what.removed);
    }

    private void list() {
        ObjectNode document = Json.object();
        Table table = new Table("NAME", "KEY");
        document.putArray("keys");
        for (Pin pin : pins().list()) {
            document.withArray("keys").add(json(pin));
            table.row(pin.name(), pin.key().id().toString());
        }
        say(document, table.toString().stripTrailing());
    }

    private static Pins pins() {
        return new Pins(SettingsFolder.ofUser());
    }

    private void say(ObjectNode document, String line) {
        if (json) {
            root.console().document(document);
        } else {
            root.console().result(line);
        }
    }

    private static ObjectNode json(Pin pin) {
        return Json.object().put("name", pin.name()).put("keyId", pin.key().id().hex());
    }
}
