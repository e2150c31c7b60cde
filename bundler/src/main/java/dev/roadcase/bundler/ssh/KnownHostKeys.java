package dev.roadcase.bundler.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The hosts that are known: those that are pinned for a show, and those that its user knows anyway. Who is known by one key
 * may not come with another, of whatever type: more than OpenSSH asks for, since nobody looks at the screen then.
 *
 * @param pinned the show's own file
 * @param users the user's file, also with hashed names
 */
public record KnownHostKeys(Path pinned, Path users) {
    private static final String REVOKED = "@revoked";

    /** Believes these hosts from now on. */
    void pin(Collection<HostIdentity> hosts) {
        String text = text(pinned) + hosts.stream().map(HostIdentity::line).collect(Collectors.joining());
        try {
            Files.createDirectories(pinned.toAbsolutePath().getParent());
            new NewFile(pinned, PosixFilePermissions.fromString("rw-------"))
                    .replace(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw Problem.unwritable(pinned, e);
        }
    }

    /**
     * The same as a library wants it, which changes nothing.
     *
     * @param unknown hears of a host that nobody knows
     */
    HostKeyRepository repository(Consumer<HostIdentity> unknown) {
        List<HostKeyRepository> both =
                Stream.of(pinned, users).map(KnownHostKeys::read).toList();
        return new KnownInFiles(both, unknown);
    }

    private static HostKeyRepository read(Path file) {
        try {
            JSch reader = new JSch();
            reader.setKnownHosts(new ByteArrayInputStream(text(file).getBytes(StandardCharsets.UTF_8)));
            return reader.getHostKeyRepository();
        } catch (JSchException e) {
            throw Problem.badInput("cannot read " + file + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw Problem.machine("cannot read " + file + ": " + e.getMessage()).causedBy(e);
        }
    }

    private record KnownInFiles(List<HostKeyRepository> files, Consumer<HostIdentity> unknown)
            implements HostKeyRepository {
        @Override
        public int check(String host, byte[] key) {
            List<Integer> said =
                    files.stream().map(file -> check(file, host, key)).toList();
            if (said.contains(CHANGED)) {
                return CHANGED;
            }
            if (said.contains(OK)) {
                return OK;
            }
            unknown.accept(HostIdentity.of(host, key));
            return NOT_INCLUDED;
        }

        /** Lines about authorities are not about a host's own key; a revoked key is worse than another one. */
        private static int check(HostKeyRepository file, String host, byte[] key) {
            String text = HostIdentity.of(host, key).key();
            List<HostKey> lines = List.of(file.getHostKey(host, null));
            if (lines.stream()
                    .anyMatch(line ->
                            line.getMarker().equals(REVOKED) && line.getKey().equals(text))) {
                return CHANGED;
            }
            List<HostKey> own =
                    lines.stream().filter(line -> line.getMarker().isEmpty()).toList();
            if (own.isEmpty()) {
                return NOT_INCLUDED;
            }
            return own.stream().anyMatch(line -> line.getKey().equals(text)) ? OK : CHANGED;
        }

        @Override
        public HostKey[] getHostKey() {
            return keys(files.stream().map(HostKeyRepository::getHostKey));
        }

        @Override
        public HostKey[] getHostKey(String host, String type) {
            return keys(files.stream().map(file -> file.getHostKey(host, type)));
        }

        private static HostKey[] keys(Stream<HostKey[]> all) {
            return all.flatMap(Stream::of).toArray(HostKey[]::new);
        }

        @Override
        public String getKnownHostsRepositoryID() {
            return "known hosts";
        }

        @Override
        public void add(HostKey key, UserInfo user) {
            throw new UnsupportedOperationException("hosts are pinned by their user");
        }

        @Override
        public void remove(String host, String type) {
            throw new UnsupportedOperationException("hosts are forgotten by their user");
        }

        @Override
        public void remove(String host, String type, byte[] key) {
            remove(host, type);
        }
    }
}
