package dev.roadcase.bundler.media;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.bundler.output.VolumeSize;
import dev.roadcase.bundler.settings.Pin;
import dev.roadcase.bundler.show.ShowFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What somebody wants on a stick.
 *
 * @param bundles at least one
 * @param volumes how large they may be; absent where the file system decides
 * @param trust whose bundles are taken
 * @param pins which give the keys on the stick their names
 * @param program the archive of this program with a Java of its own; absent where this build has none
 * @param show the folder of a show that goes onto the stick too
 * @param passphrase under which it is encrypted
 */
public record StickRequest(
        Stick stick,
        List<Path> bundles,
        Optional<VolumeSize> volumes,
        Trust trust,
        List<Pin> pins,
        Optional<Path> program,
        Optional<ShowFolder> show,
        Supplier<char[]> passphrase) {
    private static final String INSTALLED = "bundle";

    public StickRequest {
        bundles = List.copyOf(bundles);
        pins = List.copyOf(pins);
        if (bundles.isEmpty()) {
            throw new IllegalArgumentException("a stick without a bundle");
        }
    }

    /**
     * Opens the bundles and collects the rest. Nothing is written.
     *
     * @throws Problem exit 2 if two bundles have one name; exit 3 or 4 if one of them is none, or nobody trusts it
     */
    public StickContents contents() {
        List<CarriedBundle> opened = new ArrayList<>();
        try {
            for (Path file : bundles) {
                opened.add(CarriedBundle.open(file, trust, stick, volumes));
                requireElsewhere(file);
            }
            requireDistinct(opened);
            return new StickContents(
                    stick, opened, files(opened), show.map(its -> new SealedShow(its.path(), passphrase)));
        } catch (RuntimeException e) {
            opened.forEach(CarriedBundle::close);
            throw e;
        }
    }

    private List<StickFile> files(List<CarriedBundle> opened) {
        SignerKeys keys = new SignerKeys(trust, pins);
        Map<String, StickFile> files = new LinkedHashMap<>();
        opened.stream()
                .flatMap(bundle -> keys.file(bundle.bundle()).stream())
                .forEach(key -> files.put(key.name(), key));
        List<BundleSheet> sheets = opened.stream()
                .map(bundle -> BundleSheet.of(bundle, keys.file(bundle.bundle()).map(StickFile::name)))
                .toList();
        Optional<StartFiles> start = program.map(StartFiles::new);
        start.ifPresent(its -> its.files().forEach(file -> files.put(file.name(), file)));
        String command = start.isPresent() ? StartFiles.COMMAND : INSTALLED;
        files.put(StartPage.NAME, new StartPage(sheets, command, show.map(its -> SealedShow.NAME)).file());
        return List.copyOf(files.values());
    }

    private void requireElsewhere(Path file) {
        try {
            if (Files.isSameFile(file.toAbsolutePath().getParent(), stick.folder())) {
                throw Problem.usage(file + " is in " + stick.folder() + " already")
                        .advise("name bundles that lie elsewhere, and the stick's folder last");
            }
        } catch (IOException e) {
            throw Problem.machine("cannot look at " + file + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static void requireDistinct(List<CarriedBundle> opened) {
        Set<Path> paths = new HashSet<>();
        for (CarriedBundle bundle : opened) {
            if (!paths.add(bundle.path())) {
                throw Problem.usage("two bundles would be " + bundle.path())
                        .advise("name each bundle once, and rename one of two that have the same name");
            }
        }
    }
}
