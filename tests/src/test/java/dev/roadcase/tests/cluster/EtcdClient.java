package dev.roadcase.tests.cluster;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** etcd's own client on the host, with what a pod of the demo finds in the Secret {@code etcd-v2}. */
final class EtcdClient {
    private final Path folder;
    private final String endpoints;

    private EtcdClient(Path folder, String endpoints) {
        this.folder = folder;
        this.endpoints = endpoints;
    }

    /** @param folder for the certificate and its key */
    static EtcdClient of(Kubectl kubectl, String namespace, Path folder) {
        for (String name : List.of("ca.crt", "tls.crt", "tls.key")) {
            write(folder.resolve(name), secret(kubectl, namespace, name));
        }
        return new EtcdClient(folder, new String(secret(kubectl, namespace, "endpoints"), US_ASCII));
    }

    /** The addresses of all members, as the Secret has them. */
    String endpoints() {
        return endpoints;
    }

    /** A command of the v2 API, to whichever member answers. */
    Ran v2(String... words) {
        return ask("2", options(endpoints, "--ca-file", "--cert-file", "--key-file"), words);
    }

    /** What this member alone has under a key of the v2 API. */
    Ran v2Of(Machine member, String key) {
        String its = "https://" + member.address() + ":2379";
        return ask("2", options(its, "--ca-file", "--cert-file", "--key-file"), "--no-sync", "get", key);
    }

    /** A command of the v3 API. */
    Ran v3(String... words) {
        return ask("3", options(endpoints, "--cacert", "--cert", "--key"), words);
    }

    private List<String> options(String members, String authority, String certificate, String key) {
        return List.of(
                "--endpoints", members, authority, file("ca.crt"), certificate, file("tls.crt"), key, file("tls.key"));
    }

    private static Ran ask(String api, List<String> options, String... words) {
        List<String> all = new ArrayList<>(List.of("env", "ETCDCTL_API=" + api, "timeout", "20"));
        all.add(Made.programs().resolve("etcdctl").toString());
        all.addAll(options);
        all.addAll(List.of(words));
        return Host.run(all);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static byte[] secret(Kubectl kubectl, String namespace, String name) {
        String path = "jsonpath={.data." + name.replace(".", "\\.") + "}";
        return Base64.getDecoder().decode(kubectl.says("get", "secret", "etcd-v2", "-n", namespace, "-o", path));
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
