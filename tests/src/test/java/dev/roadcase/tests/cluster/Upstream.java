package dev.roadcase.tests.cluster;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.tests.parts.WebHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Stands in for dl.k8s.io and github.com: the same paths, sums and archives, with the programs of {@link Made}. */
final class Upstream implements AutoCloseable {
    private static final List<String> PROGRAMS =
            List.of("kube-apiserver", "kube-controller-manager", "kube-scheduler", "kube-proxy", "kubelet", "kubectl");

    private final WebHost web = new WebHost();

    Upstream(Kubernetes kubernetes) {
        Path programs = kubernetes.programs();
        for (String program : PROGRAMS) {
            put("/release/" + kubernetes.version() + "/bin/linux/amd64/" + program, read(programs.resolve(program)));
        }
        putEtcd("v" + Kubernetes.ETCD, programs);
        putPlugins("v" + kubernetes.plugins(), programs.resolve("cni"));
        putRuntime();
    }

    /** Options for {@code prepare}. */
    List<String> options() {
        String here = "http://" + web.host();
        return List.of("--mirror", "dl.k8s.io=" + here, "--mirror", "github.com=" + here, "--plain-http", web.host());
    }

    @Override
    public void close() {
        web.close();
    }

    private void putEtcd(String version, Path programs) {
        String release = "/etcd-io/etcd/releases/download/" + version + "/";
        String name = "etcd-" + version + "-linux-amd64";
        byte[] archive = archive(Map.of(
                name + "/etcd", read(programs.resolve("etcd")), name + "/etcdctl", read(programs.resolve("etcdctl"))));
        web.put(release + name + ".tar.gz", archive);
        String sums = Digest.of(archive).hex() + "  " + name + ".tar.gz\n";
        web.put(release + "SHA256SUMS", sums.getBytes(US_ASCII));
    }

    private void putPlugins(String version, Path folder) {
        String archive = "cni-plugins-linux-amd64-" + version + ".tgz";
        put("/containernetworking/plugins/releases/download/" + version + "/" + archive, archive(files(folder, "")));
    }

    /** Debian's, under the names of upstream's. */
    private void putRuntime() {
        String containerd = "containerd-static-1.7.27-linux-amd64.tar.gz";
        Map<String, byte[]> programs = new TreeMap<>();
        for (String program : List.of("containerd", "containerd-shim-runc-v2", "ctr")) {
            programs.put("bin/" + program, read(Path.of("/usr/bin", program)));
        }
        putWithSums(
                "/containerd/containerd/releases/download/v1.7.27/",
                containerd,
                archive(programs),
                containerd + ".sha256sum");
        putWithSums(
                "/opencontainers/runc/releases/download/v1.2.6/",
                "runc.amd64",
                read(Path.of("/usr/sbin/runc")),
                "runc.sha256sum");
    }

    private void putWithSums(String release, String name, byte[] body, String sums) {
        web.put(release + name, body);
        web.put(release + sums, (Digest.of(body).hex() + "  " + name + "\n").getBytes(US_ASCII));
    }

    private void put(String path, byte[] body) {
        web.put(path, body);
        web.put(path + ".sha256", Digest.of(body).hex().getBytes(US_ASCII));
    }

    private static Map<String, byte[]> files(Path folder, String prefix) {
        try (var files = Files.list(folder)) {
            Map<String, byte[]> contents = new TreeMap<>();
            files.forEach(file -> contents.put(prefix + file.getFileName(), read(file)));
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] archive(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setMode(0755);
                entry.setModTime(0);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
