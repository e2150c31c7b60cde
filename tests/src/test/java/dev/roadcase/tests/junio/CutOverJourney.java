package dev.roadcase.tests.junio;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The show without a cluster: services as processes, the name server, etcd, the page, and a client that asks as the page does. */
class CutOverJourney {
    private static final String ROOT = "/skydns/local/cluster/svc/default/";

    private HttpServer kubernetes;

    private static void place(EtcdCluster etcd, String name, Started service) {
        etcd.etcdctl("set", ROOT + name + "/x", "{\"host\":\"127.0.0.1\",\"port\":" + service.port + "}");
    }

    private static void key(EtcdCluster etcd, String name, String target, Started service) {
        String host = target + ".default.svc.cluster.local.";
        etcd.etcdctl("set", ROOT + name, "{\"host\":\"" + host + "\",\"port\":" + service.port + "}");
    }

    @Test
    void notOneRequestFailsWhileAKeyMovesEverybodyToTheNewVersionAndBack(@TempDir Path folder) throws Exception {
        try (EtcdCluster etcd = new EtcdCluster(folder, 1);
                Started names = Started.program(folder, "names", new HashMap<>(etcd.environment(etcd.client(0))));
                Started blue = Started.service(folder, "date", "1.0.0", Map.of());
                Started green = Started.service(folder, "date", "1.0.1", Map.of());
                Started time = Started.service(folder, "time", "1.0.0", Map.of());
                Started web =
                        Started.service(folder, "web", "1.0.0", Map.of("NAME_SERVER", "127.0.0.1:" + names.port));
                Started board = Started.program(folder, "board", board(names, web))) {
            place(etcd, "date-1-0-0", blue);
            place(etcd, "date-1-0-1", green);
            place(etcd, "time-1-0-0", time);
            key(etcd, "date", "date-1-0-0", blue);
            key(etcd, "time", "time-1-0-0", time);
            List<String> answers = new CopyOnWriteArrayList<>();
            AtomicBoolean over = new AtomicBoolean();
            Thread client = new Thread(() -> ask(web, answers, over));
            client.start();
            for (int i = 0; i < 5; i++) {
                key(etcd, "date", "date-1-0-1", green);
                assertThat(web.get("/")).contains(" 1.0.1\n");
                key(etcd, "date", "date-1-0-0", blue);
                assertThat(web.get("/").lines().skip(1)).allMatch(line -> line.endsWith(" 1.0.0"));
            }
            key(etcd, "date", "date-1-0-1", green);
            blue.terminate();
            Started.pause(Duration.ofSeconds(2));
            over.set(true);
            client.join();
            String scene = board.get("/scene");
            assertThat(scene).contains("\"chosen\":\"1.0.1\"", "\"failed\":0", "\"troubles\":[]", "date-1-0-0-x");
            assertThat(Integer.parseInt(scene.replaceFirst(".*\"asked\":([0-9]+).*", "$1")))
                    .isGreaterThan(15);
            assertThat(answers)
                    .hasSizeGreaterThan(15)
                    .allMatch(answer -> answer.lines().count() == 3 && !answer.contains("unknown"));
            assertThat(answers.get(answers.size() - 1)).contains(" 1.0.1\n");
            assertThat(green.said()).contains("\"GET /date HTTP/1.1\" 200 ");
        }
    }

    /** What the page is told; its pods are those of an API server that has one of web and one of date. */
    private Map<String, String> board(Started names, Started web) throws IOException {
        kubernetes = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        byte[] pods = ("{\"items\":[" + pod("web") + "," + pod("date") + "]}").getBytes(StandardCharsets.UTF_8);
        kubernetes.createContext("/api/v1/namespaces/default/pods", exchange -> {
            exchange.sendResponseHeaders(200, pods.length);
            exchange.getResponseBody().write(pods);
            exchange.close();
        });
        kubernetes.start();
        return Map.of(
                "KUBERNETES_API", "http://127.0.0.1:" + kubernetes.getAddress().getPort(),
                "NAME_SERVER", "127.0.0.1:" + names.port,
                "WEB", "127.0.0.1:" + web.port);
    }

    private static String pod(String service) {
        return "{\"metadata\":{\"name\":\"" + service + "-1-0-0-x\",\"labels\":{\"app\":\"" + service
                + "\",\"version\":\"1.0.0\"}},\"status\":{\"phase\":\"Running\"}}";
    }

    @AfterEach
    void stopKubernetes() {
        kubernetes.stop(0);
    }

    private static void ask(Started web, List<String> answers, AtomicBoolean over) {
        while (!over.get()) {
            try {
                answers.add(web.get("/"));
            } catch (IOException | InterruptedException e) {
                answers.add("failed: " + e);
            }
            Started.pause(Duration.ofMillis(100));
        }
    }
}
