package dev.roadcase.agent.runtime;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.client.Client;
import dev.roadcase.agent.runtime.client.Shipment;
import dev.roadcase.agent.runtime.mirror.DockerMirrors;
import dev.roadcase.agent.runtime.mirror.Mirroring;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Docker, through {@code docker}. It keeps an image under its name with tag. Only pulled images get names with digests.
 *
 * <p>Images are loaded one by one: this is not slower than all in one stream, and Docker needs room for only one
 * unpacked tarball.
 */
final class Docker implements Runtime {
    /** The first that reads layers compressed with zstd. */
    private static final int READS_ZSTD = 23;

    private static final Pattern MAJOR = Pattern.compile("(\\d{1,6})\\..*");

    private final Client client;
    private final Events events;

    /** The daemon at this socket, or where the client itself looks for one. */
    Docker(Optional<String> address, Events events) {
        List<String> command = Stream.concat(
                        Stream.of("docker"),
                        address.stream().flatMap(where -> Stream.of("--host", SocketUrl.url(where))))
                .toList();
        this.client = new Client(
                "Docker" + address.map(where -> " at " + where).orElse(""),
                command,
                "see that Docker runs and its client is installed, or give another --address or --runtime");
        this.events = events;
    }

    @Override
    public Set<WantedImage> held(List<WantedImage> wanted) {
        return list().held(wanted);
    }

    @Override
    public List<GivenName> absent(List<WantedImage> wanted) {
        return list().absent(wanted);
    }

    @Override
    public Set<GivenName> present(List<GivenName> names) {
        return list().present(names);
    }

    @Override
    public List<UsedImage> remove(List<GivenName> names) {
        return new ImageRemoval(client, list()).remove(names);
    }

    @Override
    public void require(WantedImage image) {
        if (needsZstd(image)) {
            requireZstd(image);
        }
    }

    @Override
    public ImageLoad begin(List<WantedImage> missing) {
        return this::load;
    }

    private void load(WantedImage image, Set<WantedImage> held) {
        client.take(new Shipment(image.name(), image.tar(), events), "image", "load", "--quiet");
        list().require(image, client.server(), events);
    }

    private static boolean needsZstd(WantedImage image) {
        return image.chosen().manifest().layers().stream()
                .map(Descriptor::mediaType)
                .anyMatch(type -> type.endsWith("+zstd") || type.endsWith(".zstd"));
    }

    private void requireZstd(WantedImage image) {
        String version = String.join("", client.lines("version", "--format", "{{.Server.Version}}"));
        Matcher matcher = MAJOR.matcher(version);
        if (matcher.matches() && Integer.parseInt(matcher.group(1)) < READS_ZSTD) {
            throw Problem.machine(client.server() + " is version " + version + " and cannot load " + image.name()
                            + ": its layers are compressed with zstd")
                    .advise("use Docker 23 or later, or --runtime containerd or podman");
        }
    }

    private ImageList list() {
        return new ImageList(client.lines("image", "ls", "--no-trunc", "--format", ImageList.FORMAT));
    }

    @Override
    public void pullFrom(Mirroring mirroring, SortedSet<String> hosts) {
        new DockerMirrors(mirroring.etc(), mirroring.registry(), mirroring.written(), events).configure(hosts);
    }

    @Override
    public String toString() {
        return "docker";
    }
}
