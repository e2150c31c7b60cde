package dev.roadcase.agent.node;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.file.WrittenFiles;
import dev.roadcase.agent.node.registration.ProvisionRecord;
import dev.roadcase.agent.node.registration.ProvisionRecord.ProvisionedBundle;
import dev.roadcase.agent.node.registration.ProvisionRecord.RecordedFile;
import dev.roadcase.agent.node.registration.StateFolder;
import dev.roadcase.agent.node.removal.ClusterFolders;
import dev.roadcase.agent.runtime.GivenName;
import dev.roadcase.agent.runtime.LoadRecord;
import dev.roadcase.agent.runtime.LoadedImages;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Records on the machine what it should have, and what it gets, before it gets it: {@code agent remove} needs no guess. */
final class Bookkeeping implements LoadRecord {
    private final Bundle bundle;
    private final ThisMachine machine;
    private final StateFolder folder;
    private final LoadedImages images;

    Bookkeeping(Bundle bundle, ThisMachine machine, StateFolder folder) {
        this.bundle = bundle;
        this.machine = machine;
        this.folder = folder;
        this.images = new LoadedImages(machine.root());
    }

    /** The first time, what is there now is told from what comes with us. */
    void begin(Installation installation) {
        WrittenFiles written = new WrittenFiles(machine.root());
        if (!written.isRecorded()) {
            separate(written, installation);
        }
        keep(new Contents(bundle)
                .images(machine.roles()).stream().map(Bookkeeping::named).toList());
    }

    /** What an agent has installed that kept no record is ours, and so is what runs since. */
    private void separate(WrittenFiles written, Installation installation) {
        boolean first = folder.kept().isEmpty();
        if (!first) {
            installation.adopt(machine.roles());
        }
        written.leave(first ? new ClusterFolders(machine.root()).inUse() : List.of());
    }

    private static GivenName named(BundledImage image) {
        return new GivenName(image.name(), Set.of(image.descriptor().digest()), List.of());
    }

    @Override
    public void found(Supplier<List<GivenName>> names) {
        images.begin(machine.socket(), names);
    }

    @Override
    public void wanted(List<GivenName> names) {
        keep(names);
    }

    @Override
    public void given(List<GivenName> names) {
        images.announce(machine.socket(), names);
    }

    private void keep(List<GivenName> names) {
        folder.keep(new ProvisionRecord(
                new ProvisionedBundle(bundle.name(), bundle.version(), bundle.indexDigest(), bundle.file()),
                machine.socket(),
                machine.registry().map(use -> use.address().url()),
                names,
                files()));
    }

    private List<RecordedFile> files() {
        return new Contents(bundle)
                .files().stream()
                        .filter(file -> !Collections.disjoint(file.roles(), machine.roles()))
                        .map(file -> new RecordedFile(
                                file.path(), file.digest(), file.attributes().mode()))
                        .toList();
    }
}
