package dev.roadcase.bundler.build.debian;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.debian.configuration.Configuration;
import dev.roadcase.bundler.build.debian.configuration.ConfiguredPackage;
import dev.roadcase.bundler.build.debian.tree.ImageRoot;
import dev.roadcase.bundler.build.debian.tree.RootTree;
import dev.roadcase.bundler.build.debian.tree.Spool;
import dev.roadcase.bundler.debian.DebianArchive;
import dev.roadcase.bundler.lock.LockedPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes the first layer of an image from Debian out of locked packages: their files on a merged /usr, the users root, nobody and nonroot (65532), /tmp, in /var/lib/dpkg/status.d what scanners look for, and what the scripts of the packages would have made. Images of the same packages share
 * one layer.
 */
public final class BaseLayer {
    private static final long LARGEST = 16L << 30;

    private final DebianArchive archive;
    private final Events events;
    private final Map<Digest, StagedLayer> made = new HashMap<>();

    public BaseLayer(DebianArchive archive, Events events) {
        this.archive = archive;
        this.events = events;
    }

    /** The layer of these packages, in a file of the staging folder that stays until the caller removes it. */
    public synchronized StagedLayer of(List<LockedPackage> packages, Path staging) {
        List<LockedPackage> sorted = packages.stream()
                .sorted(Comparator.comparing(LockedPackage::name))
                .toList();
        String sums = sorted.stream().map(one -> one.sha256().hex()).collect(Collectors.joining("\n"));
        Digest key = Digest.of(sums.getBytes(StandardCharsets.US_ASCII));
        return made.computeIfAbsent(key, k -> make(sorted, staging, "debian-" + k.abbreviated()));
    }

    private StagedLayer make(List<LockedPackage> packages, Path staging, String name) {
        events.emit(new Event.Began("making a layer of " + packages.size() + " Debian packages"));
        try (Spool spool = new Spool(staging.resolve(name + ".spool"), LARGEST)) {
            RootTree tree = new RootTree();
            PackageInstaller installer = new PackageInstaller(tree, spool);
            List<ConfiguredPackage> installed = new ArrayList<>();
            for (LockedPackage locked : packages) {
                installed.add(installer.install(locked, archive.fetch(locked, staging)));
            }
            Skeleton.add(tree, installer);
            Configuration.add(new ImageRoot(tree, spool), installed);
            return new LayerWriter(tree, spool).write(staging.resolve(name + ".tar.gz"));
        } catch (IOException | UncheckedIOException e) {
            throw Problem.machine("make a layer of Debian packages in " + staging + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }
}
