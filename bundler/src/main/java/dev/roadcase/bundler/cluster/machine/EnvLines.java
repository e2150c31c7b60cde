package dev.roadcase.bundler.cluster.machine;

import java.util.Map;

/** Lines of an env file, all of whose names begin alike. */
final class EnvLines {
    private final StringBuilder lines = new StringBuilder();

    EnvLines put(String name, Object value) {
        lines.append("ROADCASE_").append(name).append('=').append(value).append('\n');
        return this;
    }

    EnvLines putAll(Map<?, String> values) {
        values.forEach((name, value) -> put(name.toString(), value));
        return this;
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
