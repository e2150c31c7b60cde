package dev.roadcase.bundler.debian;

import dev.roadcase.agent.problem.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Reads the lists of a mirror's suites: nothing of a suite is used before its InRelease is signed by the mirror's keyring
 * and in date, and no list before it has the sum that stands there.
 *
 * @param architecture Debian's word, such as {@code amd64}
 */
record SuiteReader(Downloads downloads, Clock clock, Path staging, String architecture) {
    private static final long LARGEST_RELEASE = 4 << 20;
    /** In KiB, the memory for a dictionary: the lists of Debian need 9 MiB. */
    private static final int MOST_KIB = 20 << 10;
    /** How far the clock of this machine may be behind. */
    private static final Duration SKEW = Duration.ofDays(1);

    /**
     * A suite as it was at a time.
     *
     * @param date when its table of contents was made
     */
    record Suite(Instant date, List<PackageList> lists) {}

    /** The lists of all components of all suites of a mirror, without suites from which apt takes nothing by default. */
    List<Suite> suites(DebianMirror mirror) {
        ArchiveKeyring keyring = ArchiveKeyring.read(mirror.keyring(), clock);
        return mirror.suites().stream()
                .map(suite -> suite(mirror, suite, release(mirror, suite, keyring)))
                .toList();
    }

    private Suite suite(DebianMirror mirror, String suite, SuiteRelease release) {
        List<String> components = release.automatic() ? mirror.components() : List.of();
        return new Suite(
                release.date(),
                components.stream()
                        .map(component -> list(mirror, suite, component, release))
                        .toList());
    }

    private SuiteRelease release(DebianMirror mirror, String suite, ArchiveKeyring keyring) {
        String what = "InRelease of " + suite + " at " + mirror.shown();
        Path file = staged(mirror, suite, "InRelease");
        downloads.list(mirror.at("dists/" + suite + "/InRelease"), file);
        List<String> lines = keyring.verify(text(file, what), what);
        try {
            return inDate(SuiteRelease.parse(lines), mirror, what);
        } catch (IllegalArgumentException e) {
            throw Problem.notAuthentic("read " + what + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private SuiteRelease inDate(SuiteRelease release, DebianMirror mirror, String what) {
        Instant now = clock.instant();
        Optional<Instant> until = release.validUntil().filter(end -> mirror.expires());
        if (until.filter(now::isAfter).isPresent()) {
            throw Problem.notAuthentic("verify " + what + " failed: it was valid until " + until.get())
                    .advise("check this machine's clock, or use a mirror that is up to date");
        }
        if (release.date().isAfter(now.plus(SKEW))) {
            throw Problem.notAuthentic("verify " + what + " failed: it is from the future, " + release.date())
                    .advise("set this machine's clock");
        }
        return release;
    }

    private PackageList list(DebianMirror mirror, String suite, String component, SuiteRelease release) {
        String xz = component + "/binary-" + architecture + "/Packages.xz";
        String path = release.lists().containsKey(xz) ? xz : xz.replace(".xz", ".gz");
        SuiteRelease.Listed listed = Optional.ofNullable(release.lists().get(path))
                .orElseThrow(() -> Problem.badInput("read suite " + suite + " at " + mirror.shown()
                        + " failed: it has no " + component + " for " + architecture));
        Path packed = staged(mirror, suite, path);
        downloads.list(addresses(mirror, suite, path, release, listed), listed, packed);
        return unpack(packed, staged(mirror, suite, component + "/Packages"));
    }

    /** By its sum first: a mirror that is being updated still has the file with that sum. */
    private static List<URI> addresses(
            DebianMirror mirror, String suite, String path, SuiteRelease release, SuiteRelease.Listed listed) {
        String folder = "dists/" + suite + "/" + path.substring(0, path.lastIndexOf('/'));
        URI named = mirror.at("dists/" + suite + "/" + path);
        return release.byHash()
                ? List.of(
                        mirror.at(folder + "/by-hash/SHA256/" + listed.sha256().hex()), named)
                : List.of(named);
    }

    private static PackageList unpack(Path packed, Path target) {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(packed));
                InputStream in = packed.toString().endsWith("xz")
                        ? new XZInputStream(file, MOST_KIB)
                        : new GZIPInputStream(file)) {
            return new PackageListWriter(target, PackageListWriter.LARGEST).write(in);
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.notAuthentic("unpack " + packed.getFileName() + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static String text(Path file, String what) {
        try {
            if (Files.size(file) > LARGEST_RELEASE) {
                throw Problem.notAuthentic("read " + what + " failed: over " + LARGEST_RELEASE + " bytes");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw Problem.machine("read " + file + " failed: " + e.getMessage()).causedBy(e);
        }
    }

    /** One flat name in the staging folder for each file of each mirror. */
    private Path staged(DebianMirror mirror, String suite, String path) {
        String name = mirror.shown() + "_" + suite + "_" + path;
        return staging.resolve(name.replaceAll("[^A-Za-z0-9.-]+", "_"));
    }
}
