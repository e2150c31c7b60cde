package dev.roadcase.agent.archive.source;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryList;
import dev.roadcase.agent.archive.entry.TarHeader;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.ServerUrl;
import dev.roadcase.agent.problem.Problem;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;

/**
 * A bundle behind a server ({@code bundle serve}, {@code agent serve}), as the file that it is on the server. Headers
 * and padding are made from the list of its entries; contents are fetched in parts of one mebibyte when they are read.
 * The bytes are checked like those of any file.
 */
public final class UrlSource implements Source {
    private static final Duration UNTIL_IT_ANSWERS = Duration.ofSeconds(3);

    private final String name;
    private final SharedParts parts;
    private final NavigableMap<Long, Entry> byStart = new TreeMap<>();
    private final long size;

    private UrlSource(String name, PartServer parts, EntryList list) {
        this.name = name;
        this.parts = new SharedParts(name, parts);
        this.size = list.size();
        list.entries().forEach(entry -> byStart.put(entry.start(), entry));
    }

    /**
     * Asks the server what its bundle holds.
     *
     * @param tls for HTTPS; without it, the system's authorities count
     * @param relay of this machine, from which contents come where it has them; what it lacks comes from the server
     * @throws Problem exit 2 if it is no such URL; exit 5 if nobody answers within some seconds
     */
    public static UrlSource open(String url, Optional<SSLContext> tls, Optional<URI> relay) {
        URI server = server(url);
        HttpParts direct = new HttpParts(server.resolve("bundle/"), tls);
        PartServer parts =
                relay.<PartServer>map(near -> RelayedParts.of(near, direct)).orElse(direct);
        byte[] list = direct.document(EntryList.NAME, Json.LARGEST_DOCUMENT, UNTIL_IT_ANSWERS);
        try {
            return new UrlSource(server.toString().replaceFirst("/$", ""), parts, EntryList.parse(list));
        } catch (IllegalArgumentException e) {
            throw Problem.notAuthentic(server + ": the list of its entries: " + e.getMessage());
        }
    }

    private static URI server(String url) {
        try {
            return ServerUrl.parse(url.endsWith("/") ? url : url + "/").uri();
        } catch (IllegalArgumentException e) {
            throw Problem.usage("the bundle's URL is not a URL such as https://192.168.56.20:5000")
                    .causedBy(e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(ByteBuffer target, long position) {
        return read(target, position, size);
    }

    @Override
    public int read(ByteBuffer target, long position, long end) {
        long at = position;
        while (target.hasRemaining() && at < size) {
            at += readOnce(target, at, Math.max(end, at + target.remaining()));
        }
        return (int) (at - position);
    }

    /** Reads on to the end of what stands at this offset: a header, a part of a content, or zeros. */
    private int readOnce(ByteBuffer target, long at, long end) {
        long next = Optional.ofNullable(byStart.higherKey(at)).orElse(size);
        return Optional.ofNullable(byStart.floorEntry(at))
                .map(Map.Entry::getValue)
                .filter(entry -> at < entry.offset() + entry.size())
                .map(entry -> read(entry, target, at, end))
                .orElseGet(() -> putZeros(target, next - at));
    }

    private int read(Entry entry, ByteBuffer target, long at, long end) {
        return at < entry.offset()
                ? put(target, TarHeader.of(entry.name(), entry.size()), (int) (at - entry.start()))
                : parts.read(entry, target, at - entry.offset(), end - entry.offset());
    }

    private static int put(ByteBuffer target, byte[] bytes, int from) {
        int count = Math.min(target.remaining(), bytes.length - from);
        target.put(bytes, from, count);
        return count;
    }

    private static int putZeros(ByteBuffer target, long most) {
        int count = (int) Math.min(target.remaining(), most);
        target.put(new byte[count]);
        return count;
    }

    @Override
    public void close() {
        parts.clear();
    }
}
