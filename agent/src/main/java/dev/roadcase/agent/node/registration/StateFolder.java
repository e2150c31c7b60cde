package dev.roadcase.agent.node.registration;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.ConfigurationFile;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.machine.Registration;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** What the agent keeps of its own on a machine: {@code /var/lib/roadcase} below the root. */
public final class StateFolder {
    private final Path folder;

    /** Of the machine whose files stand below {@code root}. */
    public StateFolder(Path root) {
        this.folder = root.resolve("var/lib/roadcase");
    }

    /** Lets one agent at a time work on the machine; a second one waits. */
    public StateLock alone(Events events) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve("provision.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            StateLock lock = new StateLock(channel);
            lock(channel, lock, events);
            return lock;
        } catch (IOException e) {
            throw Problem.machine("cannot write in " + folder + ": " + e.getMessage())
                    .advise("run it as an administrator, or below another --root")
                    .causedBy(e);
        }
    }

    private static void lock(FileChannel channel, StateLock lock, Events events) throws IOException {
        try {
            if (channel.tryLock() == null) {
                events.emit(new Event.Noted("another agent provisions this machine: waiting for it"));
                channel.lock();
            }
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Keeps what the machine is now. */
    public void keep(Registration registration) {
        file().write(registration.bytes());
    }

    /** What the machine was when it was last provisioned; empty if it never was. */
    public Optional<Registration> kept() {
        try {
            return file().content().map(Registration::parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Keeps what the machine should have. */
    public void keep(ProvisionRecord record) {
        recordFile().write(record.bytes());
    }

    /** What the machine was last told to have; empty if it never was, or by an agent that kept no such record. */
    public Optional<ProvisionRecord> record() {
        try {
            return recordFile().content().map(ProvisionRecord::parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether there is anything of the agent's own. */
    public boolean exists() {
        return Files.isDirectory(folder);
    }

    private ConfigurationFile recordFile() {
        return new ConfigurationFile(folder.resolve("provision.json"));
    }

    private ConfigurationFile file() {
        return new ConfigurationFile(folder.resolve("registration.json"));
    }

    /** The lock of the one agent that works on the machine. It ends with the process, however that ends. */
    public record StateLock(FileChannel channel) implements AutoCloseable {
        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw Problem.machine("cannot release the lock of this machine: " + e.getMessage())
                        .causedBy(e);
            }
        }
    }
}
