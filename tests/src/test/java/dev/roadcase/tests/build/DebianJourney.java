package dev.roadcase.tests.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.bundler.build.debian.BaseLayer;
import dev.roadcase.bundler.debian.AptSources;
import dev.roadcase.bundler.debian.DebianArchive;
import dev.roadcase.bundler.lock.LockedPackage;
import dev.roadcase.bundler.lock.LockedPackages;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In an image of Debian's packages, whose scripts nobody ran, their programs find what those scripts would have made; and
 * Debian's own tools, run afterwards, change nothing.
 */
class DebianJourney {
    @TempDir
    private static Path made;

    private static Path root;

    @BeforeAll
    static void make() throws IOException {
        DebianArchive archive = new DebianArchive(
                new AptSources(Path.of("/")).mirrors(), HostSettings.BARE, Events.NONE, Clock.systemUTC());
        List<String> asked = List.of(LockedPackages.ESSENTIAL, "ca-certificates", "less", "libfakeroot", "passwd");
        List<LockedPackage> packages = archive.resolve(new TreeSet<>(asked), Platform.LINUX_AMD64, made)
                .packages();
        root = Files.createDirectory(made.resolve("root"));
        Path layer = new BaseLayer(archive, Events.NONE).of(packages, made).file();
        Program.run("tar", "-xzp", "--numeric-owner", "-C", root.toString(), "-f", layer.toString());
        Program.run("mknod", "-m", "666", root.resolve("dev/null").toString(), "c", "1", "3");
    }

    @Test
    void aShellAndItsToolsWork() {
        assertThat(inside("id; echo a b | awk '{print $2}'; echo c | pager; which ls; test -L /etc/mtab"))
                .isEqualTo("uid=0(root) gid=0(root) groups=0(root)\nb\nc\n/usr/bin/ls\n");
    }

    @Test
    void usersAndGroupsAreConsistent() {
        assertThat(inside("grpck -r && passwd -S root && stat -c '%a %U:%G' /etc/shadow /etc/gshadow"))
                .startsWith("root L ")
                .endsWith("640 root:shadow\n640 root:shadow\n");
    }

    @Test
    void certificatesAreAsUpdateCaCertificatesPutsThem() {
        String listing =
                "cd /etc/ssl/certs && stat -c '%N %a %U' * && sha256sum ca-certificates.crt /etc/ca-certificates.conf";
        String before = inside(listing);
        assertThat(
                        inside(
                                "openssl verify -no-CAfile -CApath /etc/ssl/certs /usr/share/ca-certificates/mozilla/ISRG_Root_X1.crt"))
                .endsWith(": OK\n");
        inside("update-ca-certificates --fresh");
        assertThat(inside(listing)).isEqualTo(before);
    }

    @Test
    void theLoaderFindsLibrariesWhereOnlyItsSettingsNameTheFolder() {
        assertThat(inside("LD_PRELOAD=libfakeroot-0.so /bin/true 2>&1")).isEmpty();
        String listing = "ldconfig -p | grep '=>' | sort";
        String before = inside(listing);
        inside("ldconfig");
        assertThat(before).contains("libfakeroot/libfakeroot-0.so").isEqualTo(inside(listing));
    }

    private static String inside(String command) {
        return Program.text("chroot", root.toString(), "/bin/sh", "-c", command);
    }
}
