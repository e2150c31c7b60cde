package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.connection.Endpoint;
import dev.roadcase.bundler.remote.connection.Outgoing;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Request;

/**
 * Writes to registries (OCI distribution spec 1.1). What fails is a {@link Problem} that says what was being done, for
 * which reference, and why. Safe for several threads.
 */
public final class RegistryWriter {
    private final Connections connections;
    private final Asking asking;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    public RegistryWriter(Connections connections) {
        this.connections = connections;
        this.asking = new Asking(connections);
    }

    /**
     * Returns if a registry answers anything, be it after a while.
     *
     * @throws Problem if nobody answers at this host
     */
    public void await(String host) {
        connections.retries().ask("speak to " + host, () -> {
            greet(host);
            return host;
        });
    }

    /** The same, asked once. */
    public void greet(String host) {
        Endpoint endpoint = Endpoint.ofRegistry(host, connections.settings()).get(0);
        Request hello = new Request.Builder().url(endpoint.at("")).build();
        connections.exchanges().send(hello, "speak to " + host).close();
    }

    /** Whether a reference's repository has a blob. */
    public boolean has(Reference reference, Descriptor blob) {
        BlobCargo cargo = new BlobCargo(reference, blob);
        return asking.ask(new CheckBlob(cargo)).orElseGet(() -> asking.ask(new ProbeBlob(cargo)));
    }

    /**
     * Puts a blob into a reference's repository.
     *
     * @param other a repository of the same registry that has it
     * @param bytes its content; its {@code toString} names it in events
     */
    public Sent send(Reference reference, Descriptor blob, Optional<Reference> other, Outgoing bytes) {
        return new BlobDelivery(asking, new BlobCargo(reference, blob), bytes).run(other, connections.retries());
    }

    /** What a reference with either a tag or a digest names. */
    public ManifestPresence look(Reference reference) {
        return asking.ask(new LookUpManifest(reference))
                .orElseGet(() -> new ManifestPresence(
                        asking.ask(new ReadManifest(reference)).map(Digest::of)));
    }

    /** Puts a manifest or an index under a reference with either a tag or a digest. All that it names has to be there. */
    public Receipt put(Reference reference, String mediaType, byte[] document) {
        return asking.ask(new PutManifest(reference, mediaType, document, false))
                .orElseThrow();
    }

    /** The same for an index that lacks members; empty if the registry does not take such an index. */
    public Optional<Receipt> putLacking(Reference reference, String mediaType, byte[] document) {
        return asking.ask(new PutManifest(reference, mediaType, document, true));
    }

    /** Deletes a tag. Answers whether somebody had pushed it; what a bundle has under it stays. */
    public boolean withdraw(Reference tag) {
        return asking.ask(new WithdrawTag(tag));
    }

    /** Whether a registry lists by itself what refers to a manifest. */
    public boolean listsReferrers(Reference repository, Digest subject) {
        return asking.ask(new ListReferrers(repository, subject, Optional.empty()))
                .isPresent();
    }

    /**
     * Adds a referrer to the list that stands under a tag, unless it is there; answers whether it was added.
     *
     * @param referrer with its artifact type and its annotations
     */
    public boolean list(Reference repository, Digest subject, Descriptor referrer) {
        Reference tag = new ReferrerTags(repository, subject).index();
        synchronized (locks.computeIfAbsent(tag.toString(), key -> new Object())) {
            ReferrersTag list = asking.ask(new ReadManifest(tag))
                    .map(document -> ReferrersTag.read(tag, document))
                    .orElseGet(ReferrersTag::empty);
            if (list.names(referrer.digest())) {
                return false;
            }
            put(tag, MediaType.OCI_INDEX, list.with(referrer));
            return true;
        }
    }
}
