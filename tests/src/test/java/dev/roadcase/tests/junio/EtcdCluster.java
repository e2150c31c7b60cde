package dev.roadcase.tests.junio;

import dev.roadcase.tests.cluster.Made;
import dev.roadcase.tests.parts.FreePort;
import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Members of Debian's etcd with the v2 API, started with a fixed list of members, over TLS with client certificates. */
final class EtcdCluster implements AutoCloseable {
    private final Path folder;
    private final Path programs = Made.programs();
    private final int[] clients;
    private final int[] peers;
    private final Process[] members;

    /** Starts so many members. */
    EtcdCluster(Path parent, int count) throws IOException {
        folder = Files.createDirectory(parent.resolve("etcd"));
        clients = IntStream.range(0, count).map(i -> FreePort.find()).toArray();
        peers = IntStream.range(0, count).map(i -> FreePort.find()).toArray();
        members = new Process[count];
        makeCertificates();
        for (int i = 0; i < count; i++) {
            start(i);
        }
        Started.until("etcd is healthy", this::isHealthy);
    }

    private void makeCertificates() throws IOException {
        openssl("req -x509 -newkey rsa:2048 -nodes -subj /CN=authority -days 2 -keyout etcd-ca.key -out etcd-ca.crt");
        Files.writeString(folder.resolve("san"), "subjectAltName=IP:127.0.0.1\n");
        for (String name : List.of("member", "client", "v2")) {
            certify("etcd-" + name, name.equals("client") ? "root" : name);
        }
    }

    private void certify(String name, String user) {
        openssl("req -newkey rsa:2048 -nodes -subj /CN=" + user + " -keyout " + name + ".key -out " + name + ".csr");
        openssl("x509 -req -in " + name
                + ".csr -CA etcd-ca.crt -CAkey etcd-ca.key -CAcreateserial -days 2 -extfile san -out " + name + ".crt");
    }

    private void openssl(String words) {
        List<String> command = new ArrayList<>(List.of("env", "-C", folder.toString(), "openssl"));
        command.addAll(List.of(words.split(" ")));
        Program.run(command);
    }

    /** Starts a member, also one that was killed. */
    void start(int index) throws IOException {
        String all = IntStream.range(0, members.length)
                .mapToObj(i -> "m" + i + "=http://127.0.0.1:" + peers[i])
                .collect(Collectors.joining(","));
        members[index] = new ProcessBuilder(
                        programs.resolve("etcd").toString(),
                        "--name=m" + index,
                        "--enable-v2",
                        "--data-dir=" + folder.resolve("m" + index),
                        "--listen-client-urls=" + client(index),
                        "--advertise-client-urls=" + client(index),
                        "--listen-peer-urls=http://127.0.0.1:" + peers[index],
                        "--initial-advertise-peer-urls=http://127.0.0.1:" + peers[index],
                        "--initial-cluster=" + all,
                        "--initial-cluster-token=etcdcluster",
                        "--client-cert-auth",
                        "--trusted-ca-file=" + folder.resolve("etcd-ca.crt"),
                        "--cert-file=" + folder.resolve("etcd-member.crt"),
                        "--key-file=" + folder.resolve("etcd-member.key"),
                        "--unsafe-no-fsync")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("m" + index + ".log").toFile())
                .start();
    }

    private boolean isHealthy() {
        try {
            return etcdctl("cluster-health").contains("cluster is healthy");
        } catch (AssertionError e) {
            return false;
        }
    }

    /** Kills a member and waits until it is gone. */
    void kill(int index) throws InterruptedException {
        members[index].destroyForcibly().waitFor();
    }

    /** With the certificates and keys that a controller has, under their names there. */
    Path folder() {
        return folder;
    }

    Path programs() {
        return programs;
    }

    String client(int index) {
        return "https://127.0.0.1:" + clients[index];
    }

    /** How a program of junio's reaches it. */
    Map<String, String> environment(String endpoints) {
        return Map.of(
                "ETCD_ENDPOINTS",
                endpoints,
                "ETCD_AUTHORITY",
                folder.resolve("etcd-ca.crt").toString(),
                "ETCD_CERTIFICATE",
                folder.resolve("etcd-v2.crt").toString(),
                "ETCD_KEY",
                folder.resolve("etcd-v2.key").toString());
    }

    /** What the original's etcdctl says, asking the members that live. */
    String etcdctl(String... words) {
        String endpoints = IntStream.range(0, members.length)
                .filter(i -> members[i].isAlive())
                .mapToObj(this::client)
                .collect(Collectors.joining(","));
        List<String> command = new ArrayList<>(List.of(
                "env",
                "ETCDCTL_API=2",
                programs.resolve("etcdctl").toString(),
                "--endpoints=" + endpoints,
                "--ca-file=" + folder.resolve("etcd-ca.crt"),
                "--cert-file=" + folder.resolve("etcd-v2.crt"),
                "--key-file=" + folder.resolve("etcd-v2.key")));
        command.addAll(List.of(words));
        return new String(Program.run(command), StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        for (Process member : members) {
            member.destroyForcibly();
        }
    }
}
