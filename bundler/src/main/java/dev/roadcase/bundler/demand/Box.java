package dev.roadcase.bundler.demand;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import dev.roadcase.bundler.spec.file.FileSpec;
import dev.roadcase.bundler.spec.file.Owner;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Vagrant box of a cluster's system, which only the laptop takes out of the bundle. Upstream publishes SHA-512 sums
 * and signatures of it, no SHA-256: the lock keeps what came at first over TLS.
 */
final class Box {
    private static final Pattern FLATCAR = Pattern.compile("flatcar-(stable|beta|alpha|lts)");

    private Box() {}

    /** https://www.flatcar.org/docs/latest/installing/vms/vagrant/. */
    static FileSpec of(String os) {
        Matcher matcher = FLATCAR.matcher(os);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no Vagrant box is known for os " + os + ": say box: false");
        }
        URI url = URI.create("https://" + matcher.group(1)
                + ".release.flatcar-linux.net/amd64-usr/current/flatcar_production_vagrant.box");
        return new FileSpec(
                new UrlOrigin(url, Optional.empty()),
                Optional.empty(),
                "/boxes/" + os + ".box",
                0644,
                Owner.ROOT,
                Set.of(Role.LAPTOP));
    }
}
