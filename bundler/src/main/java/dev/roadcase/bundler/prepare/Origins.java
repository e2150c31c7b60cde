package dev.roadcase.bundler.prepare;

import dev.roadcase.bundler.debian.DebianMirror;
import dev.roadcase.bundler.remote.host.HostSettings;
import java.time.Clock;
import java.util.List;

/**
 * Where images, files and packages come from.
 *
 * @param hosts how registries and file hosts are spoken to
 * @param debian mirrors of Debian's packages; none where this machine knows none
 * @param clock against which signatures are held to be in date
 */
public record Origins(HostSettings hosts, List<DebianMirror> debian, Clock clock) {
    public Origins {
        debian = List.copyOf(debian);
    }
}
