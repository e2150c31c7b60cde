package dev.roadcase.bundler.spec.step;

import dev.roadcase.agent.format.Excerpt;
import java.util.regex.Pattern;

/**
 * A key of etcd's v2 API (etcd 2, "The etcd API").
 *
 * @param path begins with a slash; no part of it is empty, {@code .} or {@code ..}
 */
public record EtcdKey(String path) {
    private static final int LONGEST = 1024;
    private static final Pattern PATH = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[^/\\p{Cntrl}]+)+");

    public EtcdKey {
        if (path.length() > LONGEST || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "not a key of etcd (such as /skydns/local/cluster): " + Excerpt.of(path));
        }
    }

    @Override
    public String toString() {
        return path;
    }
}
