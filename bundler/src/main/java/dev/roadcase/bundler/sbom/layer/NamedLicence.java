package dev.roadcase.bundler.sbom.layer;

/**
 * A licence as a copyright file names it.
 *
 * @param declared whether it is a short name of DEP 5, which says what it means; otherwise a text that prose refers to:
 *     version 2 of the GPL, and perhaps any later one
 */
public record NamedLicence(String name, boolean declared) implements Comparable<NamedLicence> {
    @Override
    public int compareTo(NamedLicence other) {
        int byName = name.compareTo(other.name);
        return byName == 0 ? Boolean.compare(declared, other.declared) : byName;
    }
}
