package dev.roadcase.bundler.push;

import static dev.roadcase.bundler.push.Habit.changing;
import static dev.roadcase.bundler.push.Habit.instead;
import static dev.roadcase.bundler.push.Habit.losing;
import static dev.roadcase.bundler.push.Habit.once;
import static dev.roadcase.bundler.push.Habit.onceEach;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Registries that take pushes in their own way: each gets everything, byte for byte, and nothing the second time. */
class PushHabitsTest {
    private static final Predicate<Asked> PATCH = asked -> asked.isUpload("PATCH");
    private static final Predicate<Asked> END = asked -> asked.isUpload("PUT");
    private static final Predicate<Asked> MANIFEST = asked -> asked.isManifest("PUT");

    /** @param has what the registry does: the name of the case */
    private record Maker(String has, Habit habit) {
        @Override
        public String toString() {
            return has;
        }
    }

    @TempDir
    Path folder;

    private final PushRegistry registry = new PushRegistry().checkingMembers();
    private final PushContent content = PushContent.usual();

    @AfterEach
    void close() {
        registry.close();
    }

    static Stream<Maker> makers() {
        return Stream.of(places(), ranges(), statuses(), mounts(), heads(), cuts(), waits())
                .flatMap(List::stream);
    }

    private static List<Maker> places() {
        return List.of(
                new Maker("nothing odd", Habit.NONE),
                new Maker("places that are paths alone", location(place -> place.replaceFirst("http://[^/]+", ""))),
                new Maker("a query in its places, which has to come back", wantingQuery("_state=a%2Fb%3D%3D&part=1")),
                new Maker("no place after PATCH", changing(PATCH, said -> said.without("Location"))),
                new Maker("uploads that go on elsewhere (307)", redirecting(307)),
                new Maker("uploads that go on elsewhere (308)", redirecting(308)));
    }

    private static List<Maker> ranges() {
        return List.of(
                new Maker("no Range after PATCH", changing(PATCH, said -> said.without("Range"))),
                new Maker(
                        "a Range as HTTP has it",
                        changing(PATCH, said -> said.with("Range", "bytes=" + said.header("Range")))),
                new Maker("a Range that is always 0-0", changing(PATCH, said -> said.with("Range", "0-0"))),
                new Maker("a part of what is sent, and wants the rest", takingAtMost(100_000)),
                new Maker(
                        "a shortest length of chunks",
                        changing(Asked::isBegin, said -> said.with("OCI-Chunk-Min-Length", "1000000"))));
    }

    private static List<Maker> statuses() {
        return List.of(
                new Maker("200 for the begin of an upload", changing(begun(), said -> said.as(200))),
                new Maker("200 for a mount", changing(Asked::isMount, said -> said.as(200))),
                new Maker("201 after PATCH", changing(PATCH, said -> said.as(201))),
                new Maker("204 after PATCH", changing(PATCH, said -> said.as(204))),
                new Maker("200 at the end", changing(END, said -> said.as(200))),
                new Maker("202 at the end", changing(END, said -> said.as(202))),
                new Maker("204 at the end", changing(END, said -> said.as(204))),
                new Maker("200 for manifests", changing(MANIFEST, said -> said.as(200))),
                new Maker("202 for manifests", changing(MANIFEST, said -> said.as(202))),
                new Maker(
                        "no digest of what was put", changing(MANIFEST, said -> said.without("Docker-Content-Digest"))),
                new Maker(
                        "a digest of another kind of what was put",
                        changing(MANIFEST, said -> said.with("Docker-Content-Digest", "sha512:" + "0".repeat(128)))));
    }

    private static List<Maker> mounts() {
        return IntStream.of(400, 401, 403, 404, 405, 422, 501)
                .mapToObj(status -> new Maker(
                        "no mounts (" + status + ")",
                        instead(Asked::isMount, asked -> Said.error(status, "UNSUPPORTED"))))
                .toList();
    }

    private static List<Maker> heads() {
        Stream<Maker> refusals = IntStream.of(400, 401, 403, 405, 500, 501, 502)
                .mapToObj(status -> new Maker(
                        "no HEAD (" + status + ")", instead(PushHabitsTest::isHead, asked -> Said.of(status))));
        Stream<Maker> others = Stream.of(
                new Maker(
                        "no digest for HEAD",
                        changing(PushHabitsTest::isHead, said -> said.without("Docker-Content-Digest"))),
                new Maker("blobs in a storage that refuses HEAD", storage()));
        return Stream.concat(refusals, others).toList();
    }

    private static List<Maker> cuts() {
        return List.of(
                new Maker("a cut before an answer", once(PATCH, asked -> Said.CUT)),
                new Maker("a cut when all bytes were there", losing(PATCH)),
                new Maker("a cut when the blob was there", losing(END)),
                new Maker("a cut when the manifest was there", losing(MANIFEST)),
                new Maker("a cut of the first of each question", onceEach(asked -> true, asked -> Said.CUT)),
                new Maker("an upload that is lost at its end", once(END, asked -> lost())),
                new Maker("an upload that is lost at once", once(PATCH, asked -> lost())),
                new Maker("an upload that is elsewhere", once(PATCH, asked -> Said.error(416, "BLOB_UPLOAD_INVALID"))));
    }

    private static List<Maker> waits() {
        return List.of(
                new Maker(
                        "a wish to be left alone before each question",
                        onceEach(
                                asked -> true,
                                asked -> Said.error(429, "TOOMANYREQUESTS").with("Retry-After", "1"))),
                new Maker("a server that is busy before each question", onceEach(asked -> true, asked -> Said.of(503))),
                new Maker(
                        "a bad gateway before each question",
                        onceEach(asked -> !isHead(asked), asked -> Said.of(502))));
    }

    @ParameterizedTest
    @MethodSource("makers")
    void everythingIsThereAndNothingIsSentTwice(Maker maker) {
        registry.behaving(maker.habit());
        PushDemo demo = new PushDemo(content.bundle(), folder);
        PushOutcome first = demo.to(registry);
        assertThat(first.failed()).isEmpty();
        assertThat(registry.problems()).isEmpty();
        content.requireIn(registry);
        int before = registry.writes().size();
        assertThat(demo.to(registry).isNothingNew()).isTrue();
        assertThat(registry.writes()).hasSize(before);
    }

    private static boolean isHead(Asked asked) {
        return asked.method().equals("HEAD");
    }

    private static Predicate<Asked> begun() {
        return asked -> asked.isBegin() && !asked.isMount();
    }

    private static Said lost() {
        return Said.error(404, "BLOB_UPLOAD_UNKNOWN");
    }

    private static Habit location(UnaryOperator<String> change) {
        return changing(
                asked -> asked.path().contains("/blobs/uploads/"),
                said -> said.headers().containsKey("Location")
                        ? said.with("Location", change.apply(said.header("Location")))
                        : said);
    }

    private static Habit wantingQuery(String query) {
        Habit places = location(place -> place + "?" + query);
        return new Habit() {
            @Override
            public Optional<Said> before(PushRegistry registry, Asked asked) {
                boolean upload = asked.isUpload("PATCH") || asked.isUpload("PUT");
                return upload && !asked.toString().contains(query)
                        ? Said.error(400, "BLOB_UPLOAD_INVALID").alone()
                        : Optional.empty();
            }

            @Override
            public Said after(PushRegistry registry, Asked asked, Said usual) {
                return places.after(registry, asked, usual);
            }
        };
    }

    private static Habit redirecting(int status) {
        return instead(
                asked -> !asked.method().equals("GET")
                        && asked.query("moved").isEmpty()
                        && asked.path().contains("/uploads/"),
                asked -> Said.of(status)
                        .with("Location", asked.target() + (asked.target().contains("?") ? "&" : "?") + "moved=1"));
    }

    private static Habit takingAtMost(int most) {
        AtomicInteger requests = new AtomicInteger();
        return new Habit() {
            @Override
            public Optional<Said> before(PushRegistry registry, Asked asked) {
                if (!asked.isUpload("PATCH") || requests.getAndIncrement() > 5) {
                    return Optional.empty();
                }
                registry.upload(asked).writeBytes(asked.body(most));
                return Said.of(202)
                        .with("Location", asked.path())
                        .with("Range", "0-" + (registry.upload(asked).size() - 1))
                        .alone();
            }
        };
    }

    private static Habit storage() {
        return new Habit() {
            @Override
            public Optional<Said> before(PushRegistry registry, Asked asked) {
                return asked.path().startsWith("/storage") ? Said.of(403).alone() : Optional.empty();
            }

            @Override
            public Said after(PushRegistry registry, Asked asked, Said usual) {
                return asked.isBlob("HEAD") && usual.status() == 200
                        ? Said.of(307).with("Location", "/storage?signed=get")
                        : usual;
            }
        };
    }
}
