package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.IndexMembers;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.connection.Endpoint;
import dev.roadcase.bundler.remote.connection.SmallBody;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks what refers to a manifest (distribution spec 1.1, "Listing Referrers"). Registries that do not know this question
 * refuse it each in its own way, or answer with a page for people: then the answer is empty.
 *
 * @param query of a later part of the list
 */
record ListReferrers(Reference reference, Digest subject, Optional<String> query)
        implements Operation<Optional<ReferrerPage>> {
    /** These say nothing of the question: who asks has to log in, or to wait. */
    private static final Set<Integer> OF_THE_CLIENT = Set.of(401, 407, 408, 429);

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*rel=\"?next\"?");

    @Override
    public String doing() {
        return "list what refers to " + reference.pinnedTo(subject);
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        HttpUrl url = endpoint.at(reference.repository() + "/referrers/" + subject);
        return new Request.Builder()
                .url(url.newBuilder().encodedQuery(query.orElse(null)).build())
                .header("Accept", "application/vnd.oci.image.index.v1+json");
    }

    @Override
    public boolean understands(int status) {
        boolean refused = status >= 400 && status < 500 && !OF_THE_CLIENT.contains(status);
        return status == 200 || status == 501 || refused;
    }

    @Override
    public String missing() {
        return "has no such repository";
    }

    @Override
    public Optional<ReferrerPage> read(Response response) {
        try (response) {
            return response.code() == 200 ? page(response) : Optional.empty();
        }
    }

    private Optional<ReferrerPage> page(Response response) {
        byte[] body = new SmallBody(response, Json.LARGEST_DOCUMENT, doing()).bytes();
        try {
            return Optional.of(new ReferrerPage(IndexMembers.parse(body), next(response)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Only the query of the address is used, so that no answer can lead elsewhere. */
    private static Optional<String> next(Response response) {
        Matcher matcher = NEXT.matcher(response.header("Link", ""));
        return matcher.find()
                ? Optional.ofNullable(response.request().url().resolve(matcher.group(1)))
                        .map(HttpUrl::encodedQuery)
                : Optional.empty();
    }
}
