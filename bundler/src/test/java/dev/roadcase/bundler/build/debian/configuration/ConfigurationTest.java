package dev.roadcase.bundler.build.debian.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.build.debian.tree.ImageRoot;
import dev.roadcase.bundler.build.debian.tree.Node;
import dev.roadcase.bundler.build.debian.tree.RootTree;
import dev.roadcase.bundler.build.debian.tree.Spool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    private static final String PART = """
            # Automatically added by dh_installsystemd/13.11.4
            %s
            # End automatically added section
            """;

    @TempDir
    Path folder;

    private Spool spool;
    private ImageRoot root;

    @BeforeEach
    void begin() throws IOException {
        spool = new Spool(folder.resolve("spool"), 1 << 20);
        root = new ImageRoot(new RootTree(), spool);
    }

    @AfterEach
    void end() throws IOException {
        spool.close();
    }

    @Test
    void whatNoFactKnowsStaysAsItIs() {
        root.put("usr/bin/busybox", "x");
        root.put("etc/passwd", "root:x:0:0:root:/root:/usr/sbin/nologin\n");
        List<String> before = List.copyOf(root.tree().nodes().keySet());
        configure("busybox-static", "libc6");
        assertThat(root.tree().nodes().keySet()).containsExactlyElementsOf(before);
        assertThat(root.text("etc/passwd")).contains("root:x:0:0:root:/root:/usr/sbin/nologin\n");
    }

    @Test
    void passwordsStandWhereOnlyRootReadsThem() {
        master("root:*:0:0:root:/root:/bin/bash\n", "root:*:0:\nshadow:*:42:\n");
        configure("base-passwd");
        assertThat(root.text("etc/passwd").orElseThrow())
                .startsWith("root:x:0:0:root:/root:/bin/bash\n")
                .contains("nonroot:x:65532:65532:");
        assertThat(root.text("etc/shadow").orElseThrow()).startsWith("root:*::0:99999:7:::\n");
        assertThat(root.text("etc/gshadow").orElseThrow()).startsWith("root:*::\n");
        assertThat(root.file("etc/shadow").orElseThrow().rights()).isEqualTo(new Node.Rights(0640, 0, 42));
        assertThat(root.file("etc/gshadow").orElseThrow().rights()).isEqualTo(new Node.Rights(0640, 0, 42));
    }

    @Test
    void packagesGetTheSystemUsersThatTheyDescribe() {
        master("root:*:0:0:root:/root:/bin/bash\n", "root:*:0:\nadm:*:4:\n");
        root.put("usr/lib/sysusers.d/a.conf", """
                # a comment
                g logs - -
                u first - "The first" /var/first
                u! second 55:adm
                m first adm
                u bad:name 1
                u third /usr/bin/file
                """);
        configure("dbus");
        assertThat(root.text("etc/passwd").orElseThrow())
                .contains("first:x:998:998:The first:/var/first:/usr/sbin/nologin\n")
                .contains("second:x:55:4::/:/usr/sbin/nologin\n")
                .contains("messagebus:x:100:100::/nonexistent:/usr/sbin/nologin\n")
                .doesNotContain("bad");
        assertThat(root.text("etc/group").orElseThrow()).contains("logs:x:999:\n", "adm:x:4:first\n");
    }

    @Test
    void whatLogsUsersInFindsItsStack() {
        root.put(
                "usr/share/pam/common-auth",
                "# head\n$auth_primary\nauth requisite pam_deny.so\n$auth_additional\n# end\n");
        root.put(
                "usr/share/pam/common-session-noninteractive", "$session_nonint_primary\n$session_nonint_additional\n");
        root.put("usr/share/pam-configs/unix", """
                Name: Unix
                Default: yes
                Priority: 256
                Auth-Type: Primary
                Auth:
                \t[success=end default=ignore]\tpam_unix.so try_first_pass
                Auth-Initial:
                \t[success=end default=ignore]\tpam_unix.so
                Session-Type: Additional
                Session:
                \trequired\tpam_unix.so
                """);
        root.put("usr/share/pam-configs/other", """
                Default: yes
                Priority: 1
                Auth-Type: Primary
                Auth:
                \t[success=end]\tpam_other.so
                Session-Interactive-Only: yes
                Session-Type: Additional
                Session:
                \toptional\tpam_other.so
                """);
        root.put("usr/share/pam-configs/off", "Default: no\nAuth-Type: Primary\nAuth:\n\tpam_off.so\n");
        configure();
        assertThat(root.text("etc/pam.d/common-auth").orElseThrow())
                .isEqualTo("# head\nauth\t[success=2 default=ignore]\tpam_unix.so\nauth\t[success=1]\tpam_other.so\n"
                        + "auth requisite pam_deny.so\n# end\n");
        assertThat(root.text("etc/pam.d/common-session-noninteractive").orElseThrow())
                .isEqualTo("session\t[default=1]\t\t\tpam_permit.so\nsession\trequired\tpam_unix.so\n");
    }

    @Test
    void ofProgramsOfOneKindTheOneThatDebianPrefersGetsTheName() {
        Stream.of("usr/bin/mawk", "usr/bin/nano", "usr/bin/vim.tiny").forEach(path -> root.put(path, "x"));
        root.put("usr/bin/vi", "of a package");
        configure();
        assertThat(root.place("/usr/bin/awk")).contains("usr/bin/mawk");
        assertThat(root.place("/bin/nawk")).contains("usr/bin/mawk");
        assertThat(root.place("/usr/bin/editor")).contains("usr/bin/nano");
        assertThat(root.text("usr/bin/vi")).contains("of a package");
        assertThat(root.tree().get("usr/bin/pager")).isEmpty();
        assertThat(link("usr/bin/awk")).isEqualTo("/etc/alternatives/awk");
    }

    @Test
    void theNewestJavaIsTheOneByItsName() {
        root.put("usr/lib/jvm/java-8-openjdk-amd64/bin/java", "x");
        root.put("usr/lib/jvm/java-17-openjdk-amd64/bin/java", "x");
        configure();
        assertThat(root.place("/usr/bin/java")).contains("usr/lib/jvm/java-17-openjdk-amd64/bin/java");
    }

    @Test
    void systemdStartsWhatDebianEnablesAndNoPresetForbids() {
        root.put(
                "usr/lib/systemd/system/ssh.service",
                "[Unit]\nWantedBy=no.target\n[Install]\nWantedBy=multi-user.target ../../x\nAlias=sshd.service\n");
        root.put("usr/lib/systemd/system/ssh.socket", "[Install]\nWantedBy=sockets.target\n");
        root.put("usr/lib/systemd/system/off.service", "[Install]\nWantedBy=multi-user.target\n");
        root.put("usr/lib/systemd/system/getty@.service", "[Install]\nWantedBy=getty.target\n");
        root.put("usr/lib/systemd/system-preset/10-us.preset", "disable off.*\nenable *\n");
        String postinst = PART.formatted("if deb-systemd-helper --quiet was-enabled 'ssh.service'; then")
                + PART.formatted("if deb-systemd-helper --quiet was-enabled 'off.service'; then")
                + PART.formatted(
                        "deb-systemd-helper debian-installed 'ssh.socket'\ndeb-systemd-helper --quiet was-enabled 'ssh.socket'");
        Configuration.add(root, List.of(new ConfiguredPackage("systemd", ""), new ConfiguredPackage("ssh", postinst)));
        assertThat(link("etc/systemd/system/multi-user.target.wants/ssh.service"))
                .isEqualTo("/lib/systemd/system/ssh.service");
        assertThat(link("etc/systemd/system/sshd.service")).isEqualTo("/lib/systemd/system/ssh.service");
        assertThat(link("etc/systemd/system/getty.target.wants/getty@tty1.service"))
                .isEqualTo("/lib/systemd/system/getty@.service");
        assertThat(root.below("etc/systemd").keySet()).noneMatch(path -> path.matches(".*(socket|off|no.target|x$).*"));
        assertThat(root.bytes("etc/machine-id")).contains(new byte[0]);
    }

    @Test
    void withoutSystemdNoUnitIsEnabled() {
        root.put("usr/lib/systemd/system/getty@.service", "[Install]\nWantedBy=getty.target\n");
        configure("dbus");
        assertThat(root.below("etc/systemd")).isEmpty();
    }

    @Test
    void linksNeverLeadOutOfTheImage() {
        root.put("etc/hosts", "x");
        root.link("etc/a", "../../../../etc/hosts");
        root.link("etc/round", "round");
        assertThat(root.text("etc/a")).contains("x");
        assertThat(root.text("etc/round")).isEmpty();
    }

    @Test
    void aFolderOfDebiansThatIsEmptyBecomesALink() {
        root.tree().addIfAbsent("var/run", Node.ROOT_FOLDER);
        root.put("var/lock/held", "x");
        configure("base-files");
        assertThat(link("var/run")).isEqualTo("/run");
        assertThat(root.text("var/lock/held")).contains("x");
        assertThat(link("etc/mtab")).isEqualTo("../proc/self/mounts");
    }

    private void master(String passwd, String group) {
        root.put("usr/share/base-passwd/passwd.master", passwd);
        root.put("usr/share/base-passwd/group.master", group);
    }

    private String link(String path) {
        return ((Node.SymbolicLink) root.tree().get(path).orElseThrow()).target();
    }

    private void configure(String... packages) {
        Configuration.add(
                root,
                Stream.of(packages).map(name -> new ConfiguredPackage(name, "")).toList());
    }
}
