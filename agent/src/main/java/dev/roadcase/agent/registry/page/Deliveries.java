package dev.roadcase.agent.registry.page;

import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.page.Delivery.Way;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last pulls and pushes. Safe for several threads. */
public final class Deliveries {
    private static final int MOST = 50;
    private static final int FIRST_FAILURE = 300;
    private static final Pattern CONTENT = Pattern.compile("/v2/(.+)/(manifests|blobs)/(.+)");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private record Key(Way way, String client, String repository) {}

    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private final Map<Key, Delivery> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Delivery> eldest) {
            return size() > MOST;
        }
    };

    public Deliveries(Clock clock) {
        this.clock = clock;
    }

    /** Takes notice of a request of the distribution API and its answer. */
    public void note(Request request, Answer answer) {
        Matcher matcher = CONTENT.matcher(request.path());
        if (answer.status() >= FIRST_FAILURE || request.isHead() || !matcher.matches()) {
            return;
        }
        if (!request.reads()) {
            changed();
        }
        if (!request.method().equals("DELETE")) {
            note(
                    request,
                    answer,
                    matcher.group(1),
                    matcher.group(3),
                    matcher.group(2).equals("blobs"));
        }
    }

    private void note(Request request, Answer answer, String repository, String what, boolean blob) {
        Way way = request.reads() ? Way.PULL : Way.PUSH;
        Key key = new Key(way, client(request), repository);
        synchronized (last) {
            Delivery known = last.getOrDefault(key, new Delivery(way, key.client(), repository, 0, clock.instant()));
            last.put(
                    key,
                    blob
                            ? known.and(bytes(request, answer), clock.instant())
                            : known.of(named(repository, what), clock.instant()));
        }
    }

    private static long bytes(Request request, Answer answer) {
        return request.reads()
                ? answer.body().size()
                : request.header("Content-Length")
                        .filter(length -> LENGTH.matcher(length).matches())
                        .map(Long::parseLong)
                        .orElse(0L);
    }

    /** A digest says nothing to people. */
    private static String named(String repository, String what) {
        return what.contains(":") ? repository : repository + ":" + what;
    }

    private static String client(Request request) {
        return request.caller()
                .orElseGet(() -> request.from().isLoopbackAddress()
                        ? "this computer"
                        : request.from().getHostAddress());
    }

    /** Something was pushed or deleted. */
    public void changed() {
        changes.incrementAndGet();
    }

    /** How often something was pushed or deleted. */
    long changes() {
        return changes.get();
    }

    /** The last ones, the latest first. */
    List<Delivery> latest() {
        synchronized (last) {
            return last.values().stream()
                    .sorted(Comparator.comparing(Delivery::last).reversed())
                    .toList();
        }
    }
}
