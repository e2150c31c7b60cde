package dev.roadcase.agent.runtime;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.runtime.client.Client;
import dev.roadcase.agent.runtime.client.Shipment;
import dev.roadcase.agent.runtime.mirror.Mirroring;
import dev.roadcase.agent.runtime.mirror.PodmanMirrors;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Podman, through {@code podman}: the user's own storage, or a service at a socket. It keeps an image under its name
 * with tag. It writes manifests anew, so only pulled images have names with digests.
 *
 * <p>Images are loaded one by one: this is not slower than all in one stream, and Podman needs room for only one
 * tarball.
 */
final class Podman implements Runtime {
    private final Client client;
    private final Events events;

    /** The service at this socket. Without a socket it is the storage of the user who runs this. */
    Podman(Optional<String> address, Events events) {
        List<String> command = Stream.concat(
                        Stream.of("podman"),
                        address.stream().flatMap(where -> Stream.of("--remote", "--url", SocketUrl.url(where))))
                .toList();
        this.client = new Client(
                "Podman" + address.map(where -> " at " + where).orElse(""),
                command,
                "see that podman is installed and works (`podman info`), or give another --address or --runtime");
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
    public void require(WantedImage image) {}

    @Override
    public ImageLoad begin(List<WantedImage> missing) {
        return this::load;
    }

    private void load(WantedImage image, Set<WantedImage> held) {
        client.take(new Shipment(image.name(), image.tar(), events), "load", "--quiet");
        list().require(image, client.server(), events);
    }

    private ImageList list() {
        return new ImageList(client.lines("image", "ls", "--no-trunc", "--format", ImageList.FORMAT));
    }

    @Override
    public void pullFrom(Mirroring mirroring, SortedSet<String> hosts) {
        new PodmanMirrors(mirroring.etc(), mirroring.registry(), mirroring.written(), events).configure(hosts);
    }

    @Override
    public String toString() {
        return "podman";
    }
}
