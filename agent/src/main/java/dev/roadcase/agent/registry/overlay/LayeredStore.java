package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.registry.store.BlobStore;
import dev.roadcase.agent.registry.store.BundleStore;
import dev.roadcase.agent.registry.store.ImageNames;
import dev.roadcase.agent.registry.store.JoinedRepository;
import dev.roadcase.agent.registry.store.JoinedRepository.Holding;
import dev.roadcase.agent.registry.store.KnownNames;
import dev.roadcase.agent.registry.store.Lookup;
import dev.roadcase.agent.registry.store.PushTarget;
import dev.roadcase.agent.registry.store.PushedTag;
import dev.roadcase.agent.registry.store.Repository;
import dev.roadcase.agent.registry.store.RepositoryName;
import dev.roadcase.agent.registry.store.StoreRefusal;
import dev.roadcase.agent.registry.store.StoreRefusal.Reason;
import java.io.Closeable;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Two layers: what was pushed, and below it what stands in the bundle. */
public final class LayeredStore implements BlobStore, KnownNames, Closeable {
    private final BundleStore bundle;
    private final OverlayDoor door;
    private final ImageNames names = new ImageNames(this);

    private LayeredStore(BundleStore bundle, OverlayDoor door) {
        this.bundle = bundle;
        this.door = door;
    }

    /**
     * @param events hears of damaged blobs
     * @throws dev.roadcase.agent.problem.Problem exit 6 if another server uses the overlay
     */
    public static LayeredStore open(BundleStore bundle, Pushing pushing, Events events) {
        return new LayeredStore(bundle, OverlayDoor.open(pushing, bundle, events));
    }

    @Override
    public List<String> names() {
        return names.listed();
    }

    @Override
    public Lookup<Repository> repository(String name, Optional<String> host) {
        List<RepositoryName> found = names.find(name, host);
        if (found.isEmpty()) {
            String whose = host.map(its -> " of " + its).orElse("");
            return Lookup.absent(
                    Lookup.Absence.NAME, "this bundle carries no image " + name + whose + ", and nobody pushed one");
        }
        return new Lookup.Found<>(joined(name, found));
    }

    @Override
    public PushTarget target(String name, Optional<String> host) {
        OverlayContent content = door.toWrite();
        List<RepositoryName> found = names.find(name, host);
        RepositoryName target = names.target(name, host).orElseThrow(() -> unclear(name, found));
        Stream<RepositoryName> all =
                Stream.concat(Stream.of(target), found.stream()).distinct();
        return new OverlayTarget(joined(name, all.toList()), target, content, this);
    }

    private static StoreRefusal unclear(String name, List<RepositoryName> found) {
        List<String> full = found.stream().map(RepositoryName::toString).toList();
        return new StoreRefusal(
                Reason.UNCLEAR_NAME, name + " could be " + String.join(" or ", full) + ": push to one of these");
    }

    private JoinedRepository joined(String asked, List<RepositoryName> found) {
        return new JoinedRepository(
                asked, found.stream().flatMap(each -> holdings(asked, each)).toList());
    }

    private Stream<Holding> holdings(String asked, RepositoryName name) {
        Optional<Repository> pushed = door.toRead()
                .map(content -> new OverlayRepository(asked, content.folder().repository(name), content));
        return Stream.concat(pushed.stream(), bundle.repository(name, asked).stream())
                .map(content -> new Holding(name, content));
    }

    @Override
    public Collection<RepositoryName> all() {
        Set<RepositoryName> all = new HashSet<>(bundle.all());
        door.toRead().ifPresent(content -> all.addAll(content.folder().repositories()));
        return all;
    }

    @Override
    public Collection<RepositoryName> withPath(String path) {
        Set<RepositoryName> all = new LinkedHashSet<>(bundle.withPath(path));
        door.toRead()
                .ifPresent(content ->
                        content.folder().withPath(path).stream().sorted().forEach(all::add));
        return all;
    }

    /**
     * Tags that were pushed, the latest first.
     *
     * @param most of them
     */
    public List<PushedTag> pushed(int most) {
        return door.toRead()
                .map(content -> new PushedTags(content).latest(most))
                .orElse(List.of());
    }

    /**
     * Takes away all that was pushed, and answers its tags.
     *
     * @throws dev.roadcase.agent.registry.store.StoreRefusal if this server may not change it
     */
    public List<String> withdraw() {
        return door.toRead().isEmpty() ? List.of() : new Withdrawal(door.toWrite()).run();
    }

    /** Lets another server have the overlay. */
    @Override
    public void close() {
        door.close();
    }
}
