package dev.roadcase.bundler.remote.login;

import java.util.ArrayList;
import java.util.List;

/** The names that a registry's logins are kept under. */
record RegistryNames(String host) {
    /** The first is the one that docker gives to credential helpers. */
    private static final List<String> HUB =
            List.of("index.docker.io", "docker.io", "registry-1.docker.io", "registry.hub.docker.com");

    /** The name for {@code docker login}. */
    String forLogin() {
        return isHub() ? "docker.io" : host;
    }

    /** The names in files: the longest part of the repository's name first. */
    List<String> inFiles(String repository) {
        List<String> names = new ArrayList<>();
        for (String name = host + "/" + repository;
                !name.equals(host);
                name = name.substring(0, name.lastIndexOf('/'))) {
            names.add(name);
        }
        names.addAll(all());
        return names;
    }

    /** The names for credential helpers. The helpers of Docker know Docker Hub only by a URL. */
    List<String> forHelpers() {
        return isHub() ? List.of("https://index.docker.io/v1/", "docker.io") : List.of(host);
    }

    /** Whether a key of a file is one of its names; docker writes {@code https://index.docker.io/v1/} where others write a host. */
    boolean isKey(String key) {
        return all().contains(withoutScheme(key));
    }

    static String withoutScheme(String key) {
        return key.replaceFirst("^https?://", "").replaceFirst("(/v[12])?/?$", "");
    }

    private List<String> all() {
        return isHub() ? HUB : List.of(host);
    }

    private boolean isHub() {
        return HUB.contains(host);
    }
}
