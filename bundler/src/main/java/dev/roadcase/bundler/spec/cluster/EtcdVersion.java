package dev.roadcase.bundler.spec.cluster;

import dev.roadcase.agent.format.Excerpt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of etcd.
 *
 * @param number without the letter that upstream's tag begins with: {@code 3.5.21}
 * @param minor its second number; the first number is 3
 */
public record EtcdVersion(String number, int minor) {
    private static final Pattern TEXT = Pattern.compile("v(3\\.(0|[1-9][0-9]?)\\.(?:0|[1-9][0-9]{0,2}))");
    private static final int OLDEST = 4;
    private static final int WITHOUT_V2 = 6;
    private static final int RESTORED_BY_ETCDUTL = 6;

    public EtcdVersion {
        if (minor < OLDEST) {
            throw new IllegalArgumentException(
                    "etcd v" + number + " is too old for Kubernetes here: choose v3." + OLDEST + " or newer");
        }
    }

    /** Reads {@code v3.5.21}. */
    public static EtcdVersion parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a version of etcd (such as v3.5.21): " + Excerpt.of(text));
        }
        return new EtcdVersion(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    /** Whether it can answer the v2 API. Version 3.6 removed it (etcd's CHANGELOG-3.6.md). */
    public boolean hasV2() {
        return minor < WITHOUT_V2;
    }

    /** Whether snapshots come back by etcdutl alone. Version 3.6 took that from etcdctl (etcd's CHANGELOG-3.6.md). */
    public boolean needsEtcdutl() {
        return minor >= RESTORED_BY_ETCDUTL;
    }

    @Override
    public String toString() {
        return "v" + number;
    }
}
