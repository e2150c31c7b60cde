package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.IndexMembers;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.connection.Endpoint;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.part.ByteRange;
import dev.roadcase.bundler.remote.part.RemotePart;
import dev.roadcase.bundler.remote.part.Validator;
import java.util.List;
import java.util.Optional;

/**
 * Reads from registries (OCI distribution spec 1.1). What fails is a {@link Problem} that says what was being done, for
 * which reference, and why. Safe for several threads.
 */
public final class RegistryClient {
    private static final int MOST_PARTS = 100;

    private final Connections connections;

    /** Asks once, and no more. */
    public RegistryClient(HostSettings settings) {
        this(Connections.impatient(settings));
    }

    public RegistryClient(Connections connections) {
        this.connections = connections;
    }

    /**
     * The manifest or the index that a reference names: by its digest where it has one, else by its tag. Its bytes have
     * the digest that was asked for and the one that the registry says.
     */
    public PulledManifest manifest(Reference reference) {
        return ask(new FetchManifest(reference));
    }

    /** The same, where a registry may well have nothing of this name: then it is empty. */
    public Optional<PulledManifest> find(Reference reference) {
        return ask(new FindManifest(new FetchManifest(reference)));
    }

    /**
     * What refers to a manifest in a reference's repository, as the registry lists it; empty if it cannot answer this
     * question.
     */
    public Optional<IndexMembers> referrers(Reference reference, Digest subject) {
        return ask(new ListReferrers(reference, subject, Optional.empty()))
                .map(first -> first.next()
                        .map(query -> first.members().and(later(reference, subject, query, MOST_PARTS)))
                        .orElse(first.members()));
    }

    private IndexMembers later(Reference reference, Digest subject, String query, int most) {
        ListReferrers question = new ListReferrers(reference, subject, Optional.of(query));
        if (most == 0) {
            throw Problem.upstream(question.doing() + " failed: the list does not end");
        }
        ReferrerPage page = ask(question)
                .orElseThrow(
                        () -> Problem.upstream(question.doing() + " failed: the registry refuses a part of its list"));
        return page.next()
                .map(next -> page.members().and(later(reference, subject, next, most - 1)))
                .orElse(page.members());
    }

    /**
     * The members of the index that a tag names, each read by itself; empty if the registry has no such tag, or if it
     * names no index.
     */
    public Optional<IndexMembers> members(Reference tagged) {
        return ask(new FindMembers(new FetchManifest(tagged)));
    }

    /**
     * The digest of what a reference's tag names at this moment, as the registry says without sending it; empty where it
     * does not say, or has no such tag.
     */
    public Optional<Digest> digest(Reference reference) {
        return ask(new ResolveTag(reference));
    }

    /** The host, with its port, that is asked first about a reference: its registry, or the mirror of it. */
    public String place(Reference reference) {
        return Endpoint.ofRegistry(reference.host(), connections.settings())
                .get(0)
                .host();
    }

    /** Whether a reference names anything, as far as the registry says without sending it. */
    public boolean exists(Reference reference) {
        return ask(new CheckManifest(reference));
    }

    /** The tags of a reference's repository, in the registry's order; its first page of them. */
    public List<String> tags(Reference reference) {
        return ask(new ListTags(reference));
    }

    /**
     * The bytes of a small blob in a reference's repository, such as a config, proven by its digest.
     *
     * @param blob of at most {@link Json#LARGEST_DOCUMENT} bytes
     */
    public byte[] document(Reference reference, Descriptor blob) {
        return ask(new FetchDocument(new BlobQuestion(reference, blob)));
    }

    /**
     * A part of a blob in a reference's repository, to be closed by the caller, who proves it. Where the registry does not
     * send parts, or the validator is not that of its blob any more, the part begins at 0.
     *
     * <p>Unlike other requests it is not repeated here, because only the caller knows what has arrived: see
     * {@link Connections#retries()}.
     *
     * @param range within {@code blob.size()}
     * @param validator of the blob whose other parts the caller has
     */
    public RemotePart part(Reference reference, Descriptor blob, ByteRange range, Optional<Validator> validator) {
        OpenPart part = OpenPart.of(reference, blob, range, validator);
        return askOnce(part).or(() -> askOnce(part.asWhole())).orElseThrow();
    }

    private <T> T ask(Operation<T> operation) {
        return new Asking(connections).ask(operation);
    }

    private <T> T askOnce(Operation<T> operation) {
        return new Asking(connections).askOnce(operation);
    }
}
