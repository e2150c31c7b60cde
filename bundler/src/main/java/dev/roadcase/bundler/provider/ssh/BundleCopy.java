package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.ssh.RemoteWords;
import dev.roadcase.bundler.time.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;

/** A bundle on its way to one machine. A connection that is cut costs what was not there yet, and no more. */
final class BundleCopy {
    private static final int BUFFER = 1 << 18;
    private static final int MOST_CUTS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** A machine may take its time to read what it has, or to bring it to its disk. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final BundleCopies copies;
    private final BundleSums sums;
    private final ReachedMachine machine;
    private final long size;
    private long arrived;

    BundleCopy(BundleCopies copies, BundleSums sums, ReachedMachine machine) {
        this.copies = copies;
        this.sums = sums;
        this.machine = machine;
        this.size = copies.size();
    }

    /**
     * Sends what is missing.
     *
     * @throws Problem exit 5 if the machine does not take it
     */
    void run() {
        int cuts = 0;
        while (true) {
            long before = arrived;
            try {
                send();
                return;
            } catch (IOException cut) {
                cuts = arrived > before ? 1 : cuts + 1;
                if (cuts > MOST_CUTS) {
                    throw RootShell.lost(cut);
                }
                copies.events().emit(new Event.TransferPaused(what(), PAUSE, cut.getMessage()));
                Deadline.pause(PAUSE);
                machine.again();
            }
        }
    }

    private String what() {
        return "the bundle to " + machine.name();
    }

    private void send() throws IOException {
        String[] there = ask("have").strip().split(" ");
        long at = start(there);
        if (at < 0) {
            copies.events().emit(new Event.Noted(machine.name() + " has the bundle"));
            return;
        }
        if (at > 0) {
            copies.events().emit(new Event.TransferResumed(what(), at));
        }
        copies.events().emit(new Event.TransferBegan(what(), size));
        String received = said("take", at);
        if (!received.strip().equals(sums.of(at, size))) {
            ask("drop");
            throw new IOException("what arrived at " + machine.name() + " is not what was sent");
        }
        ask("keep");
        copies.events().emit(new Event.TransferEnded(what()));
    }

    /** Where to go on, by digests of what is there; below 0 if all of it is. */
    private long start(String[] there) throws IOException {
        if (there.length < 3) {
            return 0;
        }
        long length = Long.parseLong(there[1]);
        boolean isOurs = length <= size && there[2].equals(sums.of(0, length));
        if (there[0].equals("kept")) {
            if (isOurs && length == size) {
                return -1;
            }
            ask("drop");
            return 0;
        }
        return isOurs ? length : 0;
    }

    private String said(String verb, long at) throws IOException {
        RemoteWords said = machine.run(
                RemoteScript.RECEIVE, copies.words(verb, Long.toString(at)), out -> content(at, out), LONGEST);
        return required(said);
    }

    private String ask(String verb) throws IOException {
        return required(machine.run(RemoteScript.RECEIVE, copies.words(verb), out -> {}, LONGEST));
    }

    private static String required(RemoteWords said) {
        if (!said.succeeded()) {
            throw Problem.upstream("cannot take the bundle: " + said.reason())
                    .advise("make room there, or see what is wrong with its disk, and run the same command again");
        }
        return said.output();
    }

    private void content(long from, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (FileChannel channel = FileChannel.open(copies.file())) {
            long at = from;
            for (int read = 0; read >= 0 && at < size; at += Math.max(0, read)) {
                read = channel.read(ByteBuffer.wrap(buffer), at);
                if (read > 0) {
                    out.write(buffer, 0, read);
                    arrived = at + read;
                    copies.events().emit(new Event.TransferMoved(what(), read));
                }
            }
        }
    }
}
