package dev.roadcase.bundler.ssh;

import dev.roadcase.agent.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who can answer what only a person knows. Each answer is kept in memory alone, and is asked for once for all machines. */
public interface SshUser {
    /** Nobody: keys alone let in, and only known hosts are believed. */
    SshUser NOBODY = new SshUser() {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public Optional<String> password() {
            return Optional.empty();
        }

        @Override
        public Optional<String> sudoPassword() {
            return Optional.empty();
        }

        @Override
        public Optional<String> passphrase(Path key) {
            return Optional.empty();
        }

        @Override
        public void requireTrust(List<HostIdentity> hosts) {
            throw unknown(hosts).advise("say once that it is right: bundle up FILE DIR");
        }
    };

    /** Whether there is anybody. */
    default boolean isThere() {
        return true;
    }

    /** The password of logins; absent where nobody can be asked. */
    Optional<String> password();

    /** The password that sudo asks for; absent where nobody can be asked. */
    Optional<String> sudoPassword();

    /** The passphrase of a file with a private key; absent where nobody can be asked. */
    Optional<String> passphrase(Path key);

    /**
     * Asks whether these hosts, which nobody has met before, are who they say.
     *
     * @throws Problem exit 4 if they are not, or if nobody can be asked
     */
    void requireTrust(List<HostIdentity> hosts);

    /** That these hosts are not known, with the fingerprint of each. */
    static Problem unknown(List<HostIdentity> hosts) {
        return Problem.together(hosts.stream()
                .map(host -> Problem.notAuthentic("nobody here knows the host key of " + host))
                .toList());
    }
}
