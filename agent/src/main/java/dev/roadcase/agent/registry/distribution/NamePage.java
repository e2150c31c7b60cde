package dev.roadcase.agent.registry.distribution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import dev.roadcase.agent.registry.store.BlobStore;
import dev.roadcase.agent.registry.store.Repository;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of a sorted list of names, as {@code n} and {@code last} ask for it (OCI distribution spec 1.1, "Listing
 * Tags").
 *
 * @param names what the answer lists
 * @param next the last of them, if more follow
 */
record NamePage(List<String> names, Optional<String> next) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    static NamePage of(List<String> all, Request request) {
        Optional<Integer> most = request.parameter("n").map(NamePage::number);
        List<String> after = request.parameter("last")
                .map(last ->
                        all.stream().filter(name -> name.compareTo(last) > 0).toList())
                .orElse(all);
        int count = Math.min(after.size(), most.orElse(after.size()));
        List<String> names = after.subList(0, count);
        boolean more = count > 0 && count < after.size();
        return new NamePage(names, more ? Optional.of(names.get(count - 1)) : Optional.empty());
    }

    /** The document and, if more names follow, the address that lists them (RFC 8288). */
    Answer answer(ObjectNode document, String property, Request request) {
        names.forEach(document.withArray(property)::add);
        document.withArray(property);
        Answer answer = Answer.json(Answer.OK, document);
        return next.map(last -> answer.with("Link", "<" + address(request, last) + ">; rel=\"next\""))
                .orElse(answer);
    }

    /** {@code {"name":…,"tags":[…]}}. */
    static Answer tags(Repository repository, Request request) {
        ObjectNode document = Json.object().put("name", repository.name());
        return of(repository.tags(), request).answer(document, "tags", request);
    }

    /** {@code {"repositories":[…]}}. */
    static Answer catalog(BlobStore store, Request request) {
        return of(store.names(), request).answer(Json.object(), "repositories", request);
    }

    private String address(Request request, String last) {
        String whose =
                request.parameter("ns").map(host -> "&ns=" + encoded(host)).orElse("");
        return request.path() + "?last=" + encoded(last) + "&n=" + names.size() + whose;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new RequestRefusal(ErrorCode.PAGINATION_NUMBER_INVALID, "n is a whole number of at most nine digits");
        }
        return Integer.parseInt(text);
    }
}
