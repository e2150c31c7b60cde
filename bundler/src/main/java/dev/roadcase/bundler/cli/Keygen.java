package dev.roadcase.bundler.cli;

import dev.roadcase.bundler.console.Passphrase;
import dev.roadcase.bundler.keys.KeyPairFiles;
import dev.roadcase.bundler.keys.SigningKey;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bundle keygen}. */
@Command(name = "keygen", description = "Make a key pair that signs bundles: PREFIX.key and PREFIX.pub.")
final class Keygen implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Option(
            names = "--out",
            paramLabel = "PREFIX",
            defaultValue = "roadcase",
            description = "Where the pair is written; default: ${DEFAULT-VALUE}.")
    private Path prefix;

    @Option(names = "--no-passphrase", description = "Leave the private key unencrypted.")
    private boolean bare;

    @Override
    public Integer call() {
        KeyPairFiles files = KeyPairFiles.of(prefix);
        files.refuseToOverwrite();
        SigningKey key = SigningKey.generate();
        files.write(
                key, bare ? Optional.empty() : Optional.of(Passphrase.ofUser().forNewKey()));
        root.console()
                .result("wrote " + files.privateKey() + " and " + files.publicKey() + ", key "
                        + key.verificationKey().id());
        return 0;
    }
}
