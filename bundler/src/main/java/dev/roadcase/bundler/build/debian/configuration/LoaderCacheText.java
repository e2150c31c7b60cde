package dev.roadcase.bundler.build.debian.configuration;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** The format "glibc-ld.so.cache1.1" (glibc, sysdeps/generic/dl-cache.h), little-endian. */
final class LoaderCacheText {
    /** How the loader compares names while it searches: numbers by their value (glibc, _dl_cache_libcmp). */
    static final Comparator<String> ORDER = LoaderCacheText::compare;

    private static final byte[] MAGIC = "glibc-ld.so.cache1.1".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 48;
    private static final int ENTRY = 24;
    private static final byte LITTLE_ENDIAN = 2;

    private LoaderCacheText() {}

    /**
     * A library.
     *
     * @param name that programs ask for
     * @param path where it is
     */
    record CachedLibrary(String name, String path, int flags) {}

    /** The whole file; the loader searches it by halves, from the greatest name to the least. */
    static byte[] bytes(List<CachedLibrary> entries) {
        List<CachedLibrary> sorted = entries.stream()
                .sorted(Comparator.comparing(CachedLibrary::name, ORDER)
                        .thenComparing(CachedLibrary::flags)
                        .reversed())
                .toList();
        ByteArrayOutputStream strings = new ByteArrayOutputStream();
        ByteBuffer head = ByteBuffer.allocate(HEAD + ENTRY * sorted.size()).order(ByteOrder.LITTLE_ENDIAN);
        head.position(HEAD);
        for (CachedLibrary entry : sorted) {
            head.putInt(entry.flags());
            head.putInt(head.capacity() + add(strings, entry.name()));
            head.putInt(head.capacity() + add(strings, entry.path()));
            head.putInt(0).putLong(0);
        }
        head.put(0, MAGIC).putInt(20, sorted.size()).putInt(24, strings.size()).put(28, LITTLE_ENDIAN);
        return ByteBuffer.allocate(head.capacity() + strings.size())
                .put(head.array())
                .put(strings.toByteArray())
                .array();
    }

    private static int add(ByteArrayOutputStream strings, String text) {
        int at = strings.size();
        strings.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        strings.write(0);
        return at;
    }

    private static int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            if (isDigit(one.charAt(i)) != isDigit(other.charAt(j))) {
                return isDigit(one.charAt(i)) ? 1 : -1;
            }
            int endI = end(one, i);
            int endJ = end(other, j);
            int order = isDigit(one.charAt(i))
                    ? new BigInteger(one.substring(i, endI)).compareTo(new BigInteger(other.substring(j, endJ)))
                    : Character.compare(one.charAt(i), other.charAt(j));
            if (order != 0) {
                return order;
            }
            i = endI;
            j = endJ;
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }

    /** Where a number ends; any other character stands alone. */
    private static int end(String text, int from) {
        int end = from + 1;
        while (isDigit(text.charAt(from)) && end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char one) {
        return one >= '0' && one <= '9';
    }
}
