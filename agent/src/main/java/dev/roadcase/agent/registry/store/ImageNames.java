package dev.roadcase.agent.registry.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which repositories a client means by a name. These are all of the rules; {@link RepositoryName} has the names.
 *
 * <p>containerd asks a mirror for a repository's path, {@code acme/api}, and adds its host, {@code ?ns=quay.io}: then
 * only images of that host are given. docker, podman and skopeo do not say the host. They find {@code quay.io/acme/api}
 * under its path {@code acme/api}, and under {@code quay.io/acme/api}, which a user types after this server's address
 * and which is clear even if two hosts share a path. Docker Hub's {@code library/debian} is found as
 * {@code library/debian}, which mirrors are asked for, and as {@code debian} and {@code docker.io/debian}, which people
 * type. The more exact reading of a name wins. A host with a port cannot be part of a path, because the distribution
 * spec allows no colons there: {@code vm1:5000/date} is found under {@code date}.
 *
 * <p>What was pushed without a host may be an image of any host, so it is found beside the others. A push goes to the
 * repository that the same name finds. Where that is none, or only one without a host, the name itself says which.
 */
public record ImageNames(KnownNames known) {

    /** The repositories that a client means, those with a host first. */
    public List<RepositoryName> find(String name, Optional<String> host) {
        List<RepositoryName> hosted = hosted(name, host);
        Stream<RepositoryName> hostless = hostless(name, host).filter(this::isKnown);
        return Stream.concat(hosted.stream(), hostless).distinct().toList();
    }

    /** The one that a client pushes to; empty if two hosts share the name. */
    public Optional<RepositoryName> target(String name, Optional<String> host) {
        RepositoryName said = host.map(its -> RepositoryName.on(its, name)).orElse(RepositoryName.written(name));
        if (said.host().isPresent()) {
            List<RepositoryName> theirs = hosted(name, host);
            return Optional.of(theirs.size() == 1 ? theirs.get(0) : said);
        }
        List<RepositoryName> found = hosted(name, host);
        return switch (found.size()) {
            case 0 -> Optional.of(said);
            case 1 -> Optional.of(found.get(0));
            default -> Optional.of(said).filter(this::isKnown);
        };
    }

    /** The names to list: paths, and also full names if hosts share a path. Sorted, each once. */
    public List<String> listed() {
        Collection<RepositoryName> all = known.all();
        Map<String, Long> hosts =
                all.stream().collect(Collectors.groupingBy(RepositoryName::path, Collectors.counting()));
        TreeSet<String> names = new TreeSet<>();
        for (RepositoryName each : all) {
            names.add(each.path());
            if (hosts.get(each.path()) > 1 && each.canBeWritten()) {
                names.add(each.toString());
            }
        }
        return List.copyOf(names);
    }

    private List<RepositoryName> hosted(String name, Optional<String> host) {
        return readings(name, host)
                .map(Stream::toList)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private Stream<Stream<RepositoryName>> readings(String name, Optional<String> host) {
        if (host.isPresent()) {
            return Stream.of(Stream.of(RepositoryName.on(host.get(), name)).filter(this::isKnown));
        }
        RepositoryName written = RepositoryName.written(name);
        Stream<RepositoryName> exact =
                Stream.of(written).filter(its -> its.host().isPresent());
        return Stream.of(
                exact.filter(this::isKnown),
                known.withPath(name).stream().filter(its -> its.host().isPresent()),
                Stream.of(RepositoryName.hostless(name).onHub()).filter(this::isKnown));
    }

    private static Stream<RepositoryName> hostless(String name, Optional<String> host) {
        RepositoryName written = RepositoryName.written(name);
        boolean full = host.isEmpty() && written.host().isPresent();
        return Stream.of(RepositoryName.hostless(full ? written.path() : name));
    }

    private boolean isKnown(RepositoryName name) {
        return known.withPath(name.path()).contains(name);
    }
}
