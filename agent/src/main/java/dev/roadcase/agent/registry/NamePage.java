package dev.roadcase.agent.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
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
 * @param next the last of them, where more follow
 */
record NamePage(List<String> names, Optional<String> next) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    static NamePage of(List<String> all, Request call) {
        Optional<Integer> most = call.parameter("n").map(NamePage::number);
        List<String> after = call.parameter("last")
                .map(last ->
                        all.stream().filter(name -> name.compareTo(last) > 0).toList())
                .orElse(all);
        int count = Math.min(after.size(), most.orElse(after.size()));
        List<String> names = after.subList(0, count);
        boolean more = count > 0 && count < after.size();
        return new NamePage(names, more ? Optional.of(names.get(count - 1)) : Optional.empty());
    }

    /** The document, and where more names follow, the address that lists them (RFC 8288). */
    Answer answer(ObjectNode document, String property, Request call) {
        names.forEach(document.withArray(property)::add);
        document.withArray(property);
        Answer answer = Answer.json(Answer.OK, document);
        return next.map(last -> answer.with("Link", "<" + address(call, last) + ">; rel=\"next\""))
                .orElse(answer);
    }

    /** {@code {"name":…,"tags":[…]}}. */
    static Answer tags(Repository repository, Request call) {
        ObjectNode document = Json.object().put("name", repository.name());
        return of(repository.tags(), call).answer(document, "tags", call);
    }

    /** {@code {"repositories":[…]}}. */
    static Answer catalog(Repositories repositories, Request call) {
        return of(repositories.names(), call).answer(Json.object(), "repositories", call);
    }

    private String address(Request call, String last) {
        String whose = call.parameter("ns").map(host -> "&ns=" + encoded(host)).orElse("");
        return call.path() + "?last=" + encoded(last) + "&n=" + names.size() + whose;
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
