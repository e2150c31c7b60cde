package dev.roadcase.bundler.build.debian.configuration;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which units of a package Debian enables. dh_installsystemd(1) writes it into the package's script, always in the same
 * words: {@code was-enabled} in a part of its own, with {@code debian-installed} in it where the unit is not to be enabled.
 */
final class PackagedUnits {
    private static final Pattern PART = Pattern.compile(
            "^# Automatically added by dh_installsystemd/.*?^# End automatically added section",
            Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern UNIT =
            Pattern.compile("deb-systemd-helper (?:--quiet )?(was-enabled|debian-installed) '([A-Za-z0-9:_.@-]+)'");

    private PackagedUnits() {}

    static Set<String> enabledBy(String postinst) {
        return PART.matcher(postinst)
                .results()
                .map(MatchResult::group)
                .flatMap(part -> enabled(part).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> enabled(String part) {
        List<MatchResult> said = UNIT.matcher(part).results().toList();
        return said.stream()
                .map(one -> one.group(2))
                .filter(unit -> said.stream()
                        .filter(one -> one.group(2).equals(unit))
                        .noneMatch(one -> one.group(1).equals("debian-installed")))
                .toList();
    }
}
