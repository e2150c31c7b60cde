package dev.roadcase.bundler.sbom.layer;

import java.util.ArrayList;
import java.util.List;

/** What dpkg keeps of packages: paragraphs, with empty lines between them (dpkg-query(1), deb822(5)). */
record DpkgStatus(List<InstalledPackage> packages) {
    DpkgStatus {
        packages = List.copyOf(packages);
    }

    /** Reads the file {@code status}, or one below {@code status.d}. */
    static DpkgStatus parse(String text) {
        List<InstalledPackage> packages = new ArrayList<>();
        List<String> paragraph = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (line.isBlank()) {
                InstalledPackage.of(paragraph).forEach(packages::add);
                paragraph.clear();
            } else {
                paragraph.add(line);
            }
        }
        InstalledPackage.of(paragraph).forEach(packages::add);
        return new DpkgStatus(packages);
    }
}
