package dev.roadcase.bundler.debian;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.lock.LockedPackage;
import dev.roadcase.bundler.remote.PromptSockets;
import dev.roadcase.bundler.remote.host.HostSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** A mirror whose every byte a test can change. */
public final class FakeMirror implements AutoCloseable {
    public static final String LIST = "dists/stable/main/binary-amd64/Packages.xz";
    public static final String RELEASE = "dists/stable/InRelease";

    public final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final MockWebServer server = new MockWebServer();
    private final Signer signer;
    private String list = "";

    public FakeMirror(Signer signer) throws IOException {
        this.signer = signer;
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request.getUrl().encodedPath());
                byte[] file = files.get(request.getUrl().encodedPath().substring(1));
                return file == null
                        ? new MockResponse.Builder().code(404).build()
                        : new MockResponse.Builder()
                                .body(new Buffer().write(file))
                                .build();
            }
        });
        server.setServerSocketFactory(new PromptSockets());
        server.start();
    }

    /** Puts a package into the pool and into the list. */
    public LockedPackage add(DebBuilder builder) {
        byte[] deb = builder.bytes();
        LockedPackage locked = builder.locked(deb);
        files.put(locked.path(), deb);
        list += "Package: " + locked.name() + "\nVersion: 1\nArchitecture: amd64\nFilename: " + locked.path()
                + "\nSize: " + deb.length + "\nSHA256: " + locked.sha256().hex() + "\n\n";
        return locked;
    }

    /** Writes the list and the signed InRelease. */
    public void publish(String dates) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream xz = new XZOutputStream(packed, new LZMA2Options(0))) {
            xz.write(list.getBytes(StandardCharsets.UTF_8));
        }
        files.put(LIST, packed.toByteArray());
        String release = "Origin: Test\n" + dates + "SHA256:\n "
                + Digest.of(packed.toByteArray()).hex() + " " + packed.size() + " main/binary-amd64/Packages.xz\n";
        files.put(RELEASE, signer.sign(release).getBytes(StandardCharsets.UTF_8));
    }

    public DebianArchive archive(Path keyring, Clock clock) {
        return new DebianArchive(List.of(mirror(keyring)), HostSettings.BARE, Events.NONE, clock);
    }

    public DebianMirror mirror(Path keyring) {
        return new DebianMirror(server.url("/").uri(), List.of("stable"), List.of("main"), keyring);
    }

    /** The paths that were asked for. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.close();
    }
}
