package dev.roadcase.bundler.ssh;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Vector;

/** The keys that may let a user in: those of the agent first, since nobody has to type for them, then those of files. */
final class LoginKeys implements IdentityRepository {
    private final Vector<Identity> all = new Vector<>();

    /** For this machine. A file that is no key of a known kind is passed over, as OpenSSH does. */
    LoginKeys(SshRoute route, Optional<Path> agent) {
        if (route.agent()) {
            agent.ifPresent(this::addAgent);
        }
        route.keys().stream().filter(Files::isReadable).forEach(this::add);
    }

    private void addAgent(Path socket) {
        try {
            all.addAll(new AgentIdentityRepository(new SSHAgentConnector(socket)).getIdentities());
        } catch (AgentProxyException notThere) {
            // An agent that has ended leaves its address behind; files may do.
        }
    }

    private void add(Path file) {
        try {
            JSch reader = new JSch();
            reader.addIdentity(file.toString());
            all.addAll(reader.getIdentityRepository().getIdentities());
        } catch (JSchException noKey) {
            // The machine says that it takes none of the keys, and the user sees which were tried.
        }
    }

    @Override
    public String getName() {
        return "keys of files and of the agent";
    }

    @Override
    public int getStatus() {
        return RUNNING;
    }

    @Override
    public Vector<Identity> getIdentities() {
        return new Vector<>(all);
    }

    @Override
    public boolean add(byte[] identity) {
        return false;
    }

    @Override
    public boolean remove(byte[] blob) {
        return false;
    }

    @Override
    public void removeAll() {
        all.clear();
    }
}
