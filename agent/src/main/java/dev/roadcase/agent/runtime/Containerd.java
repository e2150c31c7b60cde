package dev.roadcase.agent.runtime;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.api.ContainerdApi;
import dev.roadcase.agent.runtime.client.Client;
import dev.roadcase.agent.runtime.client.Shipment;
import dev.roadcase.agent.runtime.layer.ImageLayers;
import dev.roadcase.agent.runtime.layer.LayerChain;
import dev.roadcase.agent.runtime.layer.LayerRun;
import dev.roadcase.agent.runtime.layer.Snapshots;
import dev.roadcase.agent.runtime.layer.TarExtraction;
import dev.roadcase.agent.runtime.layer.UnpackedLayers;
import dev.roadcase.agent.runtime.mirror.ContainerdMirrors;
import dev.roadcase.agent.runtime.mirror.Mirroring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * containerd, through {@code ctr}. An image gets its full name and {@code name@digest}, both with the unchanged digest
 * of its manifest or index.
 *
 * <p>Images are loaded one by one, without the blobs that earlier images brought: this is as fast as all in one stream,
 * and what is loaded stays loaded when a later image fails. Layers do not enter
 * containerd's content store, as with its own option {@code discard_unpacked_layers} (docs/cri/config.md). Such images
 * are not complete when they are checked.
 */
final class Containerd implements Runtime {
    /** Where it listens unless it is told otherwise. */
    private static final String USUAL_ADDRESS = "/run/containerd/containerd.sock";

    private final Path address;
    private final boolean isOfPods;
    private final Client client;
    private final ContainerdApi api;
    private final ContainerdImages images;
    private final UnpackedLayers unpacked;
    private final Events events;

    /** The images of this namespace, at this socket or at the usual one. */
    Containerd(Optional<String> address, String namespace, Events events) {
        this.address = path(address.orElse(USUAL_ADDRESS));
        this.isOfPods = namespace.equals(RuntimeSocket.NAMESPACE_OF_PODS);
        this.events = events;
        this.client = client(this.address, namespace);
        this.api = new ContainerdApi(this.address, namespace);
        this.images = new ContainerdImages(api);
        this.unpacked = new UnpackedLayers(Snapshots.usual(api), events);
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
        ContainerdState state = images.state();
        Set<WantedImage> held = wanted.stream()
                .filter(image -> state.isUsable(image, image.name()))
                .collect(Collectors.toUnmodifiableSet());
        held.stream()
                .filter(image -> !state.isUsable(image, image.image().pinnedName()))
                .forEach(this::pin);
        return held;
    }

    @Override
    public List<GivenName> absent(List<WantedImage> wanted) {
        return names().absent(wanted);
    }

    @Override
    public Set<GivenName> present(List<GivenName> names) {
        return names().present(names);
    }

    @Override
    public Set<GivenName> remains(List<GivenName> names) {
        return names().remains(names);
    }

    @Override
    public List<GivenName> ofPods() {
        return isOfPods ? names().all() : List.of();
    }

    @Override
    public List<UsedImage> remove(List<GivenName> names) {
        return names().remove(names);
    }

    private ContainerdNames names() {
        requireSocket();
        return new ContainerdNames(client, images, Snapshots.usual(api));
    }

    @Override
    public void require(WantedImage image) {}

    /** The largest first, so that at the end no core waits for a large one. */
    @Override
    public List<WantedImage> inOrder(List<WantedImage> missing) {
        return missing.stream()
                .sorted(Comparator.<WantedImage>comparingLong(
                                image -> image.tar().size())
                        .reversed())
                .toList();
    }

    @Override
    public ImageLoad begin(List<WantedImage> missing) {
        boolean unpacks = !missing.isEmpty() && TarExtraction.isHere();
        List<ImageLayers> images = missing.stream()
                .filter(image -> unpacks)
                .flatMap(image -> image.chain().stream()
                        .map(chain -> new ImageLayers(image.name(), image.tar().size(), image.bundle(), chain)))
                .toList();
        LayerRun run = unpacked.begin(images);
        return new ImageLoad() {
            @Override
            public void load(WantedImage image, Set<WantedImage> held) {
                Containerd.this.load(image, held, run);
            }

            @Override
            public void close() {
                run.close();
            }
        };
    }

    private void load(WantedImage image, Set<WantedImage> held, LayerRun run) {
        try {
            if (!unpack(image, run)) {
                send(image, held);
            }
            requireWhole(image);
        } catch (Problem e) {
            removeRemains(image, e);
            throw e;
        }
        pin(image);
    }

    /** Takes what is unpacked without containerd. Answers whether all of it is there. */
    private boolean unpack(WantedImage image, LayerRun run) {
        Optional<LayerChain> chain = image.chain();
        if (chain.isEmpty() || !run.isUnpacked(chain.get())) {
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
        if (!images.state().isUsable(image, image.name())) {
            throw Problem.machine("containerd at " + address + " took " + image.name() + ", but does not hold all of "
                            + image.digest())
                    .advise("see `ctr images check` and the disk, then run again");
        }
    }

    /** An import gives the name before it unpacks. If unpacking fails, the name must not stay. */
    private void removeRemains(WantedImage image, Problem cause) {
        try {
            if (image.digest().equals(images.state().names().get(image.name()))) {
                client.lines("images", "rm", image.name());
            }
        } catch (Problem e) {
            cause.addSuppressed(e);
        }
    }

    private void pin(WantedImage image) {
        images.pin(image.name());
        images.name(image.image().pinnedName(), image.chosen().rootOf(image.image()));
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
        new ContainerdMirrors(mirroring, events).configure(hosts);
    }

    @Override
    public String toString() {
        return "containerd";
    }
}
