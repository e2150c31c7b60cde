package dev.roadcase.bundler.cluster.machine;

import dev.roadcase.agent.snapshot.SnapshotKey;
import dev.roadcase.bundler.cluster.dialect.MachineFile;
import dev.roadcase.bundler.cluster.pki.Authority;
import dev.roadcase.bundler.cluster.pki.Identity;
import dev.roadcase.bundler.cluster.pki.Pki;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Keys and certificates as files of a machine, below /etc/roadcase/pki. Each file is listed once. */
final class KeyFiles {
    private static final String FOLDER = "/etc/roadcase/pki/";

    private final Set<MachineFile> files = new LinkedHashSet<>();

    KeyFiles put(String name, Authority authority) {
        files.add(new MachineFile(FOLDER + name + ".crt", MachineFile.PUBLIC, authority.pem()));
        return this;
    }

    KeyFiles put(String name, Identity identity) {
        return put(name, ".crt", identity);
    }

    /** @param ending of the file with the certificate or public key */
    KeyFiles put(String name, String ending, Identity identity) {
        files.add(new MachineFile(FOLDER + name + ending, MachineFile.PUBLIC, identity.certificate()));
        files.add(new MachineFile(FOLDER + name + ".key", MachineFile.SECRET, identity.key()));
        return this;
    }

    KeyFiles put(SnapshotKey key) {
        files.add(new MachineFile(FOLDER + Pki.SNAPSHOTS, MachineFile.SECRET, key.text()));
        return this;
    }

    List<MachineFile> list() {
        return List.copyOf(files);
    }
}
