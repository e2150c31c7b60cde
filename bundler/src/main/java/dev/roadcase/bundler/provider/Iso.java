package dev.roadcase.bundler.provider;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small ISO 9660 volume (ECMA-119) with a folder in a folder, as {@code openstack/latest/} needs it. Names are in
 * capitals, as the standard requires; Linux shows them in lower case. The same content gives the same bytes.
 */
final class Iso {
    /** Bytes of a sector. */
    static final int SECTOR = 2048;

    private static final int DESCRIPTOR = 16;
    private static final int LITTLE_TABLE = 18;
    private static final int BIG_TABLE = 19;
    private static final int ROOT = 20;
    private static final int OUTER = 21;
    private static final int INNER = 22;
    private static final int FIRST_FILE = 23;
    private static final byte[] ITSELF = {0};
    private static final byte[] PARENT = {1};

    private final String label;
    private final String outer;
    private final String inner;
    private final Map<String, byte[]> files;

    /**
     * A volume with this label.
     *
     * @param files by name; their directory records have to fit into one sector
     */
    Iso(String label, String outer, String inner, Map<String, byte[]> files) {
        this.label = label;
        this.outer = upper(outer);
        this.inner = upper(inner);
        this.files = new TreeMap<>();
        files.forEach((name, content) -> this.files.put(fileName(name), content));
    }

    byte[] bytes() {
        byte[] volume = new byte[sectors() * SECTOR];
        put(volume, DESCRIPTOR, descriptor());
        put(volume, DESCRIPTOR + 1, terminator());
        put(volume, LITTLE_TABLE, pathTable(ByteOrder.LITTLE_ENDIAN));
        put(volume, BIG_TABLE, pathTable(ByteOrder.BIG_ENDIAN));
        put(volume, ROOT, folder(ROOT, ROOT, List.of(entry(ascii(outer), OUTER, SECTOR, true))));
        put(volume, OUTER, folder(OUTER, ROOT, List.of(entry(ascii(inner), INNER, SECTOR, true))));
        putFiles(volume);
        return volume;
    }

    private int sectors() {
        return FIRST_FILE + files.values().stream().mapToInt(Iso::sectorsOf).sum();
    }

    private void putFiles(byte[] volume) {
        List<byte[]> entries = new ArrayList<>();
        int sector = FIRST_FILE;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            entries.add(entry(ascii(file.getKey()), sector, file.getValue().length, false));
            put(volume, sector, file.getValue());
            sector += sectorsOf(file.getValue());
        }
        put(volume, INNER, folder(INNER, OUTER, entries));
    }

    /** The primary volume descriptor (8.4). */
    private byte[] descriptor() {
        ByteBuffer out = ByteBuffer.allocate(SECTOR);
        out.put((byte) 1).put(ascii("CD001")).put((byte) 1).put((byte) 0);
        out.put(padded("LINUX", 32)).put(padded(label, 32)).put(new byte[8]);
        both(out, sectors());
        out.put(new byte[32]);
        bothShort(out, 1);
        bothShort(out, 1);
        bothShort(out, SECTOR);
        both(out, pathTable(ByteOrder.LITTLE_ENDIAN).length);
        out.order(ByteOrder.LITTLE_ENDIAN).putInt(LITTLE_TABLE).putInt(0);
        out.order(ByteOrder.BIG_ENDIAN).putInt(BIG_TABLE).putInt(0);
        out.put(entry(ITSELF, ROOT, SECTOR, true));
        out.put(padded("", 4 * 128 + 3 * 37));
        for (int date = 0; date < 4; date++) {
            out.put(ascii("0000000000000000")).put((byte) 0);
        }
        out.put((byte) 1);
        return out.array();
    }

    private static byte[] terminator() {
        return ByteBuffer.allocate(SECTOR)
                .put((byte) 255)
                .put(ascii("CD001"))
                .put((byte) 1)
                .array();
    }

    /** 6.9: the folders, each with the number of its parent. */
    private byte[] pathTable(ByteOrder order) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(pathEntry(ITSELF, ROOT, 1, order));
        out.writeBytes(pathEntry(ascii(outer), OUTER, 1, order));
        out.writeBytes(pathEntry(ascii(inner), INNER, 2, order));
        return out.toByteArray();
    }

    private static byte[] pathEntry(byte[] name, int sector, int parent, ByteOrder order) {
        ByteBuffer out = ByteBuffer.allocate(8 + name.length + name.length % 2).order(order);
        return out.put((byte) name.length)
                .put((byte) 0)
                .putInt(sector)
                .putShort((short) parent)
                .put(name)
                .array();
    }

    private static byte[] folder(int itself, int parent, List<byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(entry(ITSELF, itself, SECTOR, true));
        out.writeBytes(entry(PARENT, parent, SECTOR, true));
        entries.forEach(out::writeBytes);
        if (out.size() > SECTOR) {
            throw new IllegalArgumentException("too many files for one folder of a small volume");
        }
        return out.toByteArray();
    }

    /** A directory record (9.1). Its date is the earliest that the format can hold. */
    private static byte[] entry(byte[] name, int sector, int length, boolean folder) {
        int size = 33 + name.length + (name.length + 1) % 2;
        ByteBuffer out = ByteBuffer.allocate(size).put((byte) size).put((byte) 0);
        both(out, sector);
        both(out, length);
        out.put(new byte[] {70, 1, 1, 0, 0, 0, 0}).put((byte) (folder ? 2 : 0)).put(new byte[2]);
        bothShort(out, 1);
        return out.put((byte) name.length).put(name).array();
    }

    /** 7.3.3: in both byte orders. */
    private static void both(ByteBuffer out, int number) {
        out.order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .order(ByteOrder.BIG_ENDIAN)
                .putInt(number);
    }

    private static void bothShort(ByteBuffer out, int number) {
        out.order(ByteOrder.LITTLE_ENDIAN).putShort((short) number);
        out.order(ByteOrder.BIG_ENDIAN).putShort((short) number);
    }

    private static void put(byte[] volume, int sector, byte[] content) {
        System.arraycopy(content, 0, volume, sector * SECTOR, content.length);
    }

    private static int sectorsOf(byte[] content) {
        return Math.max(1, (content.length + SECTOR - 1) / SECTOR);
    }

    private static String fileName(String name) {
        return upper(name) + (name.contains(".") ? ";1" : ".;1");
    }

    private static String upper(String name) {
        return name.toUpperCase(java.util.Locale.ROOT);
    }

    private static byte[] padded(String text, int length) {
        return ascii(text + " ".repeat(length - text.length()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
