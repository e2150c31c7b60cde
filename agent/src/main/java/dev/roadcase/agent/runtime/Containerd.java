package dev.roadcase.agent.runtime;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.client.Client;
import dev.roadcase.agent.runtime.client.Shipment;
import dev.roadcase.agent.runtime.layer.LayerChain;
import dev.roadcase.agent.runtime.layer.Snapshots;
import dev.roadcase.agent.runtime.layer.TarExtraction;
import dev.roadcase.agent.runtime.layer.UnpackedLayers;
import dev.roadcase.agent.runtime.mirror.ContainerdMirrors;
import dev.roadcase.agent.runtime.mirror.Mirroring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * containerd, through {@code ctr}. An image gets its full name and {@code name@digest}, both with the unchanged digest
 * of its manifest or index.
 *
 * <p>Images are loaded one by one, without the blobs that earlier images brought: this is as fast as all in one stream,
 * and what is loaded stays loaded when a later image fails. With {@link Layers#UNPACKED} layers do not enter
 * containerd's content store, as with its own option {@code discard_unpacked_layers} (docs/cri/config.md). Such images
 * are not complete when they are checked.
 */
final class Containerd implements Runtime {
    /** Where it listens unless it is told otherwise. */
    private static final String USUAL_ADDRESS = "/run/containerd/containerd.sock";

    private final Path address;
    private final Client client;
    private final Layers layers;
    private final UnpackedLayers unpacked;
    private final boolean unpacks;
    private final Events events;

    /** The images of this namespace, at this socket or at the usual one. */
    Containerd(Optional<String> address, String namespace, Layers layers, Events events) {
        this.address = path(address.orElse(USUAL_ADDRESS));
        this.layers = layers;
        this.events = events;
        this.client = client(this.address, namespace);
        this.unpacked = new UnpackedLayers(new Snapshots(client), events);
        this.unpacks = layers == Layers.UNPACKED && TarExtraction.isHere();
    }

    private static Path path(String address) {
        String path = address.replaceFirst("^unix://", "");
        if (!path.startsWith("/")) {
            throw Problem.usage("--address " + address + " is not the absolute path of containerd's socket");
        }
        return Path.of(path);
    }

    private static Client client(Path address, String namespace) {
        return new Client(
                "containerd at " + address,
                List.of("ctr", "--address", address.toString(), "--connect-timeout", "10s", "--namespace", namespace),
                "see that containerd runs and ctr is installed, or give another --address or --runtime");
    }

    @Override
    public Set<WantedImage> held(List<WantedImage> wanted) {
        requireSocket();
        ContainerdCheck check = check();
        Set<WantedImage> held = wanted.stream()
                .filter(image -> isUsable(image, image.name(), check))
                .collect(Collectors.toUnmodifiableSet());
        held.stream()
                .filter(image -> !isUsable(image, image.image().pinnedName(), check))
                .forEach(this::pin);
        return held;
    }

    @Override
    public List<GivenName> absent(List<WantedImage> wanted) {
        requireSocket();
        return new ContainerdNames(client).absent(wanted);
    }

    @Override
    public Set<GivenName> present(List<GivenName> names) {
        requireSocket();
        return new ContainerdNames(client).present(names);
    }

    @Override
    public Set<GivenName> remains(List<GivenName> names) {
        requireSocket();
        return new ContainerdNames(client).remains(names);
    }

    @Override
    public List<UsedImage> remove(List<GivenName> names) {
        requireSocket();
        return new ContainerdNames(client).remove(names);
    }

    @Override
    public void require(WantedImage image) {}

    @Override
    public void load(WantedImage image, Set<WantedImage> held) {
        try {
            if (!unpack(image)) {
                send(image, held);
            }
            requireWhole(image);
        } catch (Problem e) {
            removeRemains(image, e);
            throw e;
        }
        pin(image);
    }

    /** Unpacks the image without containerd. Answers whether all of it is there. */
    private boolean unpack(WantedImage image) {
        Optional<LayerChain> chain = unpacks ? image.chain() : Optional.empty();
        if (chain.isEmpty()) {
            return false;
        }
        events.emit(new Event.TransferBegan(image.name(), image.tar().size()));
        if (!unpacked.unpack(image.name(), image.bundle(), chain.get())) {
            return false;
        }
        client.take(new Shipment(image.name(), image.tarWithoutLayers(), Events.NONE), "images", "import", "-");
        unpacked.release(chain.get());
        events.emit(new Event.TransferEnded(image.name()));
        return true;
    }

    /** containerd may have deleted what earlier images brought; then the whole image is sent. */
    private void send(WantedImage image, Set<WantedImage> held) {
        Shipment whole = new Shipment(image.name(), image.tar(), events);
        Shipment rest = new Shipment(image.name(), image.tarBeside(held), events);
        try {
            client.take(rest, "images", "import", "-");
        } catch (Problem e) {
            if (rest.tar().size() == whole.tar().size() || e.exitCode() != ExitCode.MACHINE) {
                throw e;
            }
            client.take(whole, "images", "import", "-");
        }
    }

    private void requireWhole(WantedImage image) {
        if (!isUsable(image, image.name(), check(image))) {
            throw Problem.machine("containerd at " + address + " took " + image.name() + ", but does not hold all of "
                            + image.digest())
                    .advise("see `ctr images check` and the disk, then run again");
        }
    }

    /** An import gives the name before it unpacks. If unpacking fails, the name must not stay. */
    private void removeRemains(WantedImage image, Problem cause) {
        try {
            if (image.digest().equals(check(image).named().get(image.name()))) {
                client.lines("images", "rm", image.name());
            }
        } catch (Problem e) {
            cause.addSuppressed(e);
        }
    }

    private void pin(WantedImage image) {
        client.lines("images", "tag", "--force", image.name(), image.image().pinnedName());
    }

    private boolean isUsable(WantedImage image, String name, ContainerdCheck check) {
        return image.digest().equals(usable(image, check).get(name));
    }

    /** Of an image without layers there is nothing to unpack, and containerd says that it is not unpacked. */
    private Map<String, Digest> usable(WantedImage image, ContainerdCheck check) {
        if (image.chosen().manifest().layers().isEmpty()) {
            return check.complete();
        }
        return layers == Layers.KEPT ? check.whole() : check.unpacked();
    }

    /** Of this one alone: containerd looks at the layers of each image that it is asked about. */
    private ContainerdCheck check(WantedImage image) {
        return new ContainerdCheck(client.linesOfAny("images", "check", "name==\"" + image.name() + "\""));
    }

    /** ctr ends with an error if it cannot look into one image, perhaps another's for another platform. */
    private ContainerdCheck check() {
        return new ContainerdCheck(client.linesOfAny("images", "check"));
    }

    /** Without a server, ctr only says that the time ran out. */
    private void requireSocket() {
        if (!Files.exists(address)) {
            throw Problem.machine("containerd does not answer: there is no socket " + address)
                    .advise(client.remedy());
        }
    }

    @Override
    public void pullFrom(Mirroring mirroring, SortedSet<String> hosts) {
        new ContainerdMirrors(mirroring.hosts(), mirroring.registry(), mirroring.written(), events).configure(hosts);
    }

    @Override
    public String toString() {
        return "containerd";
    }
}
