package dev.roadcase.junio.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.junio.dns.Rcode;
import dev.roadcase.junio.http.Fetch;
import dev.roadcase.junio.json.Json;
import dev.roadcase.junio.kubernetes.Pod;
import dev.roadcase.junio.parts.FakeNames;
import dev.roadcase.junio.patience.Deadline;
import dev.roadcase.junio.resolver.NameServers;
import dev.roadcase.junio.resolver.Resolver;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import org.junit.jupiter.api.Test;

class SceneTest {
    private static final String GOOD =
            "web-1-0-0-x 1.0.0:\n20160608 - date-1-0-1-y 1.0.1\n23:27:00 - time-1-0-0-z 1.0.0\n";
    private static final Pod WEB = new Pod("web-1-0-0-x", "web", "1.0.0", Pod.State.READY, "node-1");
    private static final Pod DATE = new Pod("date-1-0-0-x", "date", "1.0.0", Pod.State.STARTING, "");

    private final Scene scene = new Scene("1.0.0", "1.0.1");

    private JsonNode json() throws IOException {
        return Json.object(scene.json().getBytes(StandardCharsets.UTF_8));
    }

    private void begin() {
        scene.pods(List.of(WEB, DATE));
        scene.chosen(Optional.of("1.0.0"));
        scene.visited(Visit.heard(GOOD));
    }

    @Test
    void anAnswerSaysWhichVersionToldTheDate() {
        assertThat(Visit.heard(GOOD)).isEqualTo(new Visit(true, "1.0.1", "date-1-0-1-y", GOOD));
        assertThat(Visit.heard(GOOD.replaceAll("23:27.*", "unknown - x")).good())
                .isFalse();
        assertThat(Visit.heard(GOOD.replaceAll("2016.*", "unknown - x")))
                .extracting(Visit::good, Visit::version)
                .containsExactly(false, "");
        assertThat(Visit.heard("<html>").good()).isFalse();
    }

    @Test
    void nothingCountsBeforeTheFirstGoodAnswer() throws IOException {
        scene.visited(Visit.failed("no such name"));
        scene.visited(Visit.heard(GOOD));
        assertThat(json().path("asked").asInt()).isZero();
        begin();
        scene.visited(Visit.failed("no answer"));
        assertThat(json().path("asked").asInt()).isEqualTo(2);
        assertThat(json().path("failed").asInt()).isEqualTo(1);
        assertThat(json().path("latest").asText()).isEqualTo("no answer");
    }

    @Test
    void theFirstFailuresOfAShowStayToBeRead() throws IOException {
        begin();
        for (int i = 0; i < 100; i++) {
            scene.visited(Visit.failed("no answer " + i));
        }
        scene.visited(Visit.heard(GOOD));
        assertThat(json().path("failures"))
                .extracting(JsonNode::asText)
                .startsWith("request 2: no answer 0", "request 3: no answer 1")
                .hasSize(Scene.MOST_FAILURES);
        scene.chosen(Optional.empty());
        begin();
        assertThat(json().path("failures")).isEmpty();
    }

    @Test
    void whatWasAskedBeforeTheShowDoesNotCountInIt() throws IOException {
        int before = scene.show();
        begin();
        scene.visited(Visit.failed("no such name"), before);
        scene.visited(Visit.heard(GOOD), scene.show());
        assertThat(json().path("asked").asInt()).isEqualTo(2);
        assertThat(json().path("failed").asInt()).isZero();
    }

    @Test
    void whatIsTakenDownIsNoFailureAndTheNextShowBeginsAtNought() throws IOException {
        begin();
        scene.chosen(Optional.empty());
        scene.visited(Visit.failed("nobody"));
        assertThat(json().path("failed").asInt()).isZero();
        scene.chosen(Optional.of("1.0.0"));
        scene.visited(Visit.heard(GOOD));
        assertThat(json().path("asked").asInt()).isEqualTo(1);
        scene.pods(List.of(DATE));
        scene.visited(Visit.failed("nobody"));
        assertThat(json().path("failed").asInt()).isZero();
    }

    @Test
    void podsAreShownByTheirVersion() throws IOException {
        begin();
        assertThat(json().at("/versions/0").toString())
                .isEqualTo("{\"colour\":\"blue\",\"version\":\"1.0.0\",\"pods\":[{\"name\":\"date-1-0-0-x\","
                        + "\"state\":\"starting\",\"node\":\"\"}]}");
        assertThat(json().at("/versions/1/pods")).isEmpty();
        assertThat(json().path("web").asInt()).isEqualTo(1);
    }

    @Test
    void onlyTheLastVisitsAreKept() throws IOException {
        begin();
        for (int i = 0; i < 100; i++) {
            scene.visited(Visit.heard(GOOD));
        }
        assertThat(json().path("visits")).hasSize(Scene.MOST_VISITS);
        assertThat(json().path("asked").asInt()).isEqualTo(101);
    }

    @Test
    void aPageHearsOfEachChangeWithoutAskingAgain() throws Exception {
        Board board = Board.show(0, scene, line -> {});
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), board.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET /feed HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            Scanner lines = new Scanner(in, StandardCharsets.UTF_8);
            assertThat(lines.findWithinHorizon("text/event-stream", 0)).isNotNull();
            assertThat(lines.findWithinHorizon("data: .*\"chosen\":\"\"", 0)).isNotNull();
            scene.chosen(Optional.of("1.0.1"));
            assertThat(lines.findWithinHorizon("data: .*\"chosen\":\"1.0.1\"", 0))
                    .isNotNull();
        } finally {
            board.close();
        }
    }

    @Test
    void pagesAreFilesOfOursAndNoOthers() throws IOException {
        Board board = Board.show(0, scene, line -> {});
        Fetch fetch = new Fetch(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), board.port()), "a", Duration.ofSeconds(5));
        Deadline soon = Deadline.in(Duration.ofSeconds(20));
        assertThat(new String(fetch.get("/", soon), StandardCharsets.UTF_8)).contains("<title>Junio");
        for (String path : List.of("/none.html", "/../junio.jar", "/%2e%2e/x.js", "/script/")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> fetch.get(path, soon)))
                    .hasMessageContaining("status 404");
        }
        board.close();
    }

    @Test
    void theSwitchIsReadByItsName() throws Exception {
        assertThat(Watcher.version("date-1-0-1.default.svc")).isEqualTo("1.0.1");
        try (FakeNames names = new FakeNames(query -> Optional.of(FakeNames.answer(
                query,
                Rcode.NOERROR,
                List.of(FakeNames.location(query.question().name(), 7001, "date-1-0-1.example")),
                List.of())))) {
            Resolver resolver = new Resolver(NameServers.only(names.address()));
            Thread watcher = new Thread(() -> watch(resolver));
            watcher.start();
            for (int i = 0; i < 200 && json().path("chosen").asText().isEmpty(); i++) {
                Thread.sleep(20);
            }
            watcher.interrupt();
            assertThat(json().path("chosen").asText()).isEqualTo("1.0.1");
        }
    }

    private void watch(Resolver resolver) {
        try {
            new Watcher(scene).watch(resolver, "date.example.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
