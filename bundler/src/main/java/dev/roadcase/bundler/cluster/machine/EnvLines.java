package dev.roadcase.bundler.cluster.machine;

import java.util.Map;

/** The lines of node.env. All names get the same prefix. */
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
