package dev.roadcase.junio.parts;

import dev.roadcase.junio.etcd.Entry;
import dev.roadcase.junio.etcd.Keys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keys in memory, hidden ones too, as etcd's v2 API has them. */
public final class HeldKeys implements Keys {
    private final Map<String, String> values = new TreeMap<>();

    /** What was written and removed, in its order. */
    public final List<String> changes = new CopyOnWriteArrayList<>();

    private boolean away;

    /** From now on etcd is away, or back. */
    public synchronized HeldKeys away(boolean is) {
        away = is;
        return this;
    }

    /** Sets a key as somebody else does. */
    public synchronized HeldKeys with(String path, String value) {
        values.put(path, value);
        return this;
    }

    public synchronized Map<String, String> values() {
        return Map.copyOf(values);
    }

    @Override
    public synchronized Optional<Entry> read(String path) throws IOException {
        requireThere();
        if (values.containsKey(path)) {
            return Optional.of(new Entry(path, false, values.get(path), OptionalLong.empty(), List.of()));
        }
        return values.keySet().stream().anyMatch(key -> key.startsWith(path + "/"))
                ? Optional.of(folder(path))
                : Optional.empty();
    }

    private Entry folder(String path) {
        List<Entry> entries = new ArrayList<>();
        values.forEach((key, value) -> {
            if (key.startsWith(path + "/") && !key.substring(path.length()).contains("/_")) {
                entries.add(new Entry(key, false, value, OptionalLong.empty(), List.of()));
            }
        });
        return new Entry(path, true, "", OptionalLong.empty(), entries);
    }

    @Override
    public synchronized void write(String path, String value) throws IOException {
        requireThere();
        changes.add("write " + path);
        values.put(path, value);
    }

    @Override
    public synchronized void remove(String path) throws IOException {
        requireThere();
        changes.add("remove " + path);
        values.keySet().removeIf(key -> key.equals(path) || key.startsWith(path + "/"));
    }

    private void requireThere() throws IOException {
        if (away) {
            throw new IOException("etcd is away");
        }
    }
}
