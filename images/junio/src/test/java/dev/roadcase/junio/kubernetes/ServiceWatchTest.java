package dev.roadcase.junio.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.roadcase.junio.parts.Heard;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceWatchTest {
    private static final String ITEM = "{\"metadata\":{\"namespace\":\"default\",\"name\":\"%s\"},"
            + "\"spec\":{\"clusterIP\":\"10.3.0.1\",\"ports\":[{\"name\":\"date\",\"port\":7001,\"protocol\":\"TCP\"},{\"port\":1}]}}";

    private final Heard heard = new Heard();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    /** What each watch sends before it is cut, one after the other. */
    private final Deque<List<String>> watches = new ArrayDeque<>();

    private HttpServer server;
    private Thread thread;
    private volatile String services = "";
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/api/v1/services", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        thread.interrupt();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        exchange.sendResponseHeaders(status, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            if (query == null) {
                say(out, "{\"metadata\":{\"resourceVersion\":\"77\"},\"items\":[" + items(services) + "]}");
            } else {
                assertThat(query).contains("resourceVersion=77");
                for (String line : watches.isEmpty() ? List.<String>of() : watches.remove()) {
                    say(out, line + "\n");
                }
                if (watches.isEmpty()) {
                    pause();
                }
            }
        }
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String items(String names) {
        return Stream.of(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(ITEM::formatted)
                .collect(Collectors.joining(","));
    }

    private static String event(String type, String name) {
        return "{\"type\":\"" + type + "\",\"object\":" + ITEM.formatted(name) + "}";
    }

    private void watch() throws IOException {
        URI api = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Api client = Api.as(new ServiceAccount(api, Path.of("nowhere")));
        ServiceWatch watch = new ServiceWatch(client, new Telling(), heard);
        thread = new Thread(() -> run(watch));
        thread.start();
    }

    private static void run(ServiceWatch watch) {
        try {
            watch.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void expect(String... lines) throws InterruptedException {
        for (String line : lines) {
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(line);
        }
    }

    private final class Telling implements ServiceListener {
        @Override
        public void beforeList() {}

        @Override
        public void listed(List<ClusterService> all) {
            told.add("listed"
                    + all.stream().map(one -> " " + one.name().service()).collect(Collectors.joining()));
        }

        @Override
        public void changed(ClusterService service) throws IOException {
            told.add("changed " + service.name().service() + " " + service.ports());
            if (service.name().service().equals("refused")) {
                throw new IOException("etcd is away");
            }
        }

        @Override
        public void gone(ClusterService service) {
            told.add("gone " + service.name().service());
        }
    }

    @Test
    void changesAreToldAndAfterACutThereIsAnotherList() throws Exception {
        services = "a b";
        watches.add(List.of(event("ADDED", "c"), event("BOOKMARK", "x"), event("DELETED", "a")));
        watches.add(List.of(event("MODIFIED", "b")));
        watch();
        String port = " [Port[name=date, protocol=tcp, number=7001]]";
        expect("listed a b", "changed c" + port, "gone a", "listed a b", "changed b" + port, "listed a b");
        assertThat(heard.warnings).isEmpty();
    }

    @Test
    void aVersionThatIsTooOldLeadsToAnotherList() throws Exception {
        watches.add(
                List.of("{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410,\"message\":\"too old\"}}"));
        watch();
        expect("listed", "listed");
        assertThat(heard.warnings).containsExactly("Services are not followed: the watch ended: too old");
    }

    @Test
    void whatCouldNotBeDoneIsToldAgain() throws Exception {
        services = "refused";
        watches.add(List.of(event("ADDED", "refused"), event("ADDED", "later")));
        watch();
        expect("listed refused", "changed refused [Port[name=date, protocol=tcp, number=7001]]", "listed refused");
    }

    @Test
    void whileTheApiFailsItTriesAgain() throws Exception {
        status = 503;
        watch();
        assertThat(told.poll(600, TimeUnit.MILLISECONDS)).isNull();
        status = 200;
        expect("listed", "listed");
        assertThat(heard.warnings).hasSize(1).first().asString().contains("status 503");
        assertThat(heard.facts).contains("no longer: Services are not followed");
    }
}
