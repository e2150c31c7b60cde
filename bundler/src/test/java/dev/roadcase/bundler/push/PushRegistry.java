package dev.roadcase.bundler.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.bundler.remote.host.HostSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A registry on this machine that is pushed to. It does what the distribution specification 1.1 says; a {@link Habit}
 * changes some of it.
 */
final class PushRegistry implements AutoCloseable {
    private record Stored(String type, byte[] bytes) {}

    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<String, Stored> manifests = new ConcurrentHashMap<>();
    private final Map<String, ByteArrayOutputStream> uploads = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private Habit habit = Habit.NONE;
    private boolean mounts = true;
    private boolean checksMembers;
    private boolean listsReferrers = true;

    PushRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    PushRegistry behaving(Habit other) {
        habit = other;
        return this;
    }

    /** It takes no index before all that the index names. */
    PushRegistry checkingMembers() {
        checksMembers = true;
        return this;
    }

    /** It begins an upload where it is asked to mount. */
    PushRegistry withoutMounts() {
        mounts = false;
        return this;
    }

    /** It is older than lists of referrers. */
    PushRegistry withoutReferrers() {
        listsReferrers = false;
        return this;
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    HostSettings settings() {
        return HostSettings.BARE
                .withPlainHttp(host())
                .withStall(Duration.ofMinutes(1))
                .forPush();
    }

    /** {@code METHOD TARGET} of all requests so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Those that write. */
    List<String> writes() {
        return requests().stream()
                .filter(each -> !each.startsWith("GET ") && !each.startsWith("HEAD "))
                .toList();
    }

    /** What went wrong in here, which no test wants. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    Optional<byte[]> manifest(String repository, String name) {
        return Optional.ofNullable(manifests.get(repository + " " + name)).map(Stored::bytes);
    }

    Optional<byte[]> blob(String repository, Digest digest) {
        return Optional.ofNullable(blobs.get(repository + " " + digest));
    }

    /** Uploads that were begun, and neither ended nor given up. */
    int openUploads() {
        return uploads.size();
    }

    /** Puts a manifest there as if somebody else had pushed it. */
    void keep(String repository, String name, String type, byte[] bytes) {
        manifests.put(repository + " " + name, new Stored(type, bytes));
        manifests.put(repository + " " + Digest.of(bytes), new Stored(type, bytes));
    }

    /** What an upload has, to be changed. */
    ByteArrayOutputStream upload(Asked asked) {
        return uploads.get(asked.last());
    }

    void forget(Asked asked) {
        uploads.remove(asked.last());
    }

    /** What the specification says. */
    Said usual(Asked asked) {
        if (asked.path().equals("/v2/")) {
            return Said.of(200);
        } else if (asked.isBegin()) {
            return begin(asked);
        } else if (asked.path().contains("/blobs/uploads/")) {
            return upload(asked, asked.last());
        } else if (asked.path().contains("/blobs/")) {
            return blob(asked);
        } else if (asked.path().contains("/referrers/")) {
            return listsReferrers ? referrers(asked) : Said.error(404, "NOT_FOUND");
        }
        return asked.method().equals("PUT") ? put(asked) : manifest(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Asked asked = new Asked(exchange);
        requests.add(asked.toString());
        try {
            Said said = habit.before(this, asked).orElseGet(() -> habit.after(this, asked, usual(asked)));
            if (said.status() > 0) {
                asked.body();
            }
            said.to(exchange);
        } catch (UncheckedIOException gone) {
            exchange.close();
        } catch (RuntimeException e) {
            problems.add(asked + ": " + e);
            exchange.close();
        }
    }

    private Said begin(Asked asked) {
        Optional<String> digest = asked.query("mount").filter(its -> mounts);
        Optional<byte[]> other = digest.flatMap(
                its -> Optional.ofNullable(blobs.get(asked.query("from").orElse("") + " " + its)));
        if (other.isPresent()) {
            blobs.put(asked.repository() + " " + digest.get(), other.get());
            return Said.of(201).with("Location", "/v2/" + asked.repository() + "/blobs/" + digest.get());
        }
        String id = "upload-" + numbers.incrementAndGet();
        uploads.put(id, new ByteArrayOutputStream());
        return at(asked, id, Said.of(202)).with("Range", "0-0").with("Docker-Upload-UUID", id);
    }

    private Said upload(Asked asked, String id) {
        ByteArrayOutputStream upload = uploads.get(id);
        if (upload == null) {
            return Said.error(404, "BLOB_UPLOAD_UNKNOWN");
        }
        return switch (asked.method()) {
            case "PATCH" -> patch(asked, id, upload);
            case "PUT" -> finish(asked, id, upload);
            case "GET" -> at(asked, id, Said.of(204)).with("Range", range(upload));
            default -> {
                uploads.remove(id);
                yield Said.of(204);
            }
        };
    }

    private Said patch(Asked asked, String id, ByteArrayOutputStream upload) {
        String from = asked.header("Content-Range").orElse("0-").replaceFirst("-.*", "");
        if (!from.equals(String.valueOf(upload.size()))) {
            return at(asked, id, Said.error(416, "BLOB_UPLOAD_INVALID")).with("Range", range(upload));
        }
        upload.writeBytes(asked.body());
        return at(asked, id, Said.of(202)).with("Range", range(upload));
    }

    private Said finish(Asked asked, String id, ByteArrayOutputStream upload) {
        upload.writeBytes(asked.body());
        uploads.remove(id);
        String digest = asked.query("digest").orElse("");
        if (!Digest.of(upload.toByteArray()).toString().equals(digest)) {
            return Said.error(400, "DIGEST_INVALID");
        }
        blobs.put(asked.repository() + " " + digest, upload.toByteArray());
        return Said.of(201).with("Location", "/v2/" + asked.repository() + "/blobs/" + digest);
    }

    private Said at(Asked asked, String id, Said said) {
        return said.with("Location", "http://" + host() + "/v2/" + asked.repository() + "/blobs/uploads/" + id);
    }

    private static String range(ByteArrayOutputStream upload) {
        return "0-" + Math.max(0, upload.size() - 1);
    }

    private Said blob(Asked asked) {
        byte[] found = blobs.get(asked.repository() + " " + asked.last());
        return found == null ? Said.error(404, "BLOB_UNKNOWN") : Said.of(200, found);
    }

    private Said manifest(Asked asked) {
        Stored found = manifests.get(asked.repository() + " " + asked.last());
        return found == null
                ? Said.error(404, "MANIFEST_UNKNOWN")
                : Said.of(200, found.bytes())
                        .with("Content-Type", found.type())
                        .with("Docker-Content-Digest", Digest.of(found.bytes()).toString());
    }

    private Said put(Asked asked) {
        byte[] bytes = asked.body();
        JsonNode document = Json.object(bytes);
        if (!lacking(asked.repository(), document).isEmpty()) {
            return Said.error(400, "MANIFEST_BLOB_UNKNOWN");
        }
        keep(asked.repository(), asked.last(), asked.header("Content-Type").orElse(""), bytes);
        Said said = Said.of(201).with("Docker-Content-Digest", Digest.of(bytes).toString());
        String subject = document.path("subject").path("digest").asText("");
        return subject.isEmpty() || !listsReferrers ? said : said.with("OCI-Subject", subject);
    }

    /** Digests that it names and that are not there. */
    private Set<String> lacking(String repository, JsonNode document) {
        List<String> named = new ArrayList<>(document.findValuesAsText("digest"));
        named.remove(document.path("subject").path("digest").asText(""));
        Set<String> lacking = new HashSet<>();
        for (String digest : named) {
            boolean there = document.has("manifests")
                    ? !checksMembers || manifests.containsKey(repository + " " + digest)
                    : blobs.containsKey(repository + " " + digest);
            if (!there) {
                lacking.add(digest);
            }
        }
        return lacking;
    }

    private Said referrers(Asked asked) {
        byte[] list = Json.bytes(Json.object().put("schemaVersion", 2).set("manifests", Json.array()));
        return Said.of(200, list).with("Content-Type", MediaType.OCI_INDEX);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
