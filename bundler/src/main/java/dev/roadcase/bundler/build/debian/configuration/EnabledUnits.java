package dev.roadcase.bundler.build.debian.configuration;

import dev.roadcase.bundler.build.debian.tree.ImageRoot;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Links by which systemd starts units at boot: of those that Debian enables, and that no preset of the image disables. */
final class EnabledUnits {
    private static final List<String> FOLDERS = List.of("etc/systemd/system/", "usr/lib/systemd/system/");
    private static final String LINKS = "etc/systemd/system/";

    /** Of systemd's own units its postinst enables these, without deb-systemd-helper. */
    private static final Set<String> SYSTEMDS =
            Set.of("getty@tty1.service", "remote-fs.target", "systemd-pstore.service");

    private final ImageRoot root;
    private final List<ConfiguredPackage> packages;
    private final Presets presets;
    private final Set<String> done = new HashSet<>();

    EnabledUnits(ImageRoot root, List<ConfiguredPackage> packages) {
        this.root = root;
        this.packages = packages;
        this.presets = new Presets(root);
    }

    /** Adds them where systemd is in the image. */
    void add() {
        if (packages.stream().anyMatch(one -> one.name().equals("systemd"))) {
            Stream.concat(
                            SYSTEMDS.stream(),
                            packages.stream().flatMap(one -> PackagedUnits.enabledBy(one.postinst()).stream()))
                    .distinct()
                    .sorted()
                    .filter(presets::enables)
                    .forEach(this::enable);
        }
    }

    private void enable(String unit) {
        if (done.add(unit)) {
            file(unit).ifPresent(path -> enable(unit, path));
        }
    }

    /** Of a template the file has no name between the at sign and the dot. */
    private Optional<String> file(String unit) {
        String template = unit.replaceFirst("@[^.]+\\.", "@.");
        return Stream.of(unit, template)
                .flatMap(name -> FOLDERS.stream().map(folder -> folder + name))
                .filter(path -> root.file(path).isPresent())
                .findFirst();
    }

    private void enable(String unit, String path) {
        UnitInstall install = UnitInstall.of(root.text(path).orElse(""));
        String target = "/" + path.replaceFirst("^usr/", "");
        install.aliases().forEach(alias -> root.link(LINKS + alias, target));
        Map.of(".wants/", install.wantedBy(), ".requires/", install.requiredBy())
                .forEach((folder, by) -> by.forEach(other -> root.link(LINKS + other + folder + unit, target)));
        install.also().forEach(this::enable);
    }
}
