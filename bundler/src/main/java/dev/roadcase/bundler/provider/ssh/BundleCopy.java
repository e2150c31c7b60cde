package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.ssh.RemoteWords;
import dev.roadcase.bundler.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A bundle on its way to one machine. What the machine has in the copy of another bundle is not sent. A connection that is
 * cut costs what was not there yet, and no more.
 */
final class BundleCopy {
    private static final int MOST_CUTS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** A machine may take its time to read what it has, or to bring it to its disk. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final BundleCopies copies;
    private final BundleSums sums;
    private final BundleParts parts;
    private final ReachedMachine machine;
    private final long size;
    private long arrived;
    private boolean trustsOther = true;

    BundleCopy(BundleCopies copies, BundleSums sums, BundleParts parts, ReachedMachine machine) {
        this.copies = copies;
        this.sums = sums;
        this.parts = parts;
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
        String there = ask("have");
        long at = start(there.lines().findFirst().orElse("").split(" "));
        if (at < 0) {
            copies.events().emit(new Event.Noted(machine.name() + " has the bundle"));
            return;
        }
        OtherCopy other = trustsOther ? OtherCopy.parse(there) : OtherCopy.NONE;
        List<BundlePart> rest = parts.from(at, other);
        announce(at, rest);
        if (!taken(at, other, rest).equals(sums.of(at, size))) {
            trustsOther = false;
            ask("drop");
            throw new IOException("what arrived at " + machine.name() + " is not what was sent");
        }
        ask("keep");
        copies.events().emit(new Event.TransferEnded(what()));
    }

    private void announce(long at, List<BundlePart> rest) {
        long shared = rest.stream()
                .filter(part -> !part.isSent())
                .mapToLong(BundlePart::size)
                .sum();
        if (at + shared > 0) {
            copies.events().emit(new Event.TransferResumed(what(), at + shared));
        }
        copies.events().emit(new Event.TransferBegan(what(), size));
    }

    /** Where to go on, by digests of what is there; below 0 if all of it is. */
    private long start(String[] there) throws IOException {
        if (there.length != 3) {
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

    /** In hexadecimal: the digest of what the machine has put together. */
    private String taken(long at, OtherCopy other, List<BundlePart> rest) throws IOException {
        List<String> words = new ArrayList<>(List.of("take", Long.toString(at), other.index()));
        rest.forEach(part -> words.add(part.word()));
        RemoteWords said = machine.run(
                RemoteScript.RECEIVE,
                copies.words(words),
                new SentParts(copies.file(), rest, this::moved)::writeTo,
                LONGEST);
        return required(said).strip();
    }

    private void moved(long to, int bytes) {
        arrived = to;
        copies.events().emit(new Event.TransferMoved(what(), bytes));
    }

    private String ask(String verb) throws IOException {
        return required(machine.run(RemoteScript.RECEIVE, copies.words(List.of(verb)), out -> {}, LONGEST));
    }

    private static String required(RemoteWords said) {
        if (!said.succeeded()) {
            throw Problem.upstream("cannot take the bundle: " + said.reason())
                    .advise("make room there, or see what is wrong with its disk, and run the same command again");
        }
        return said.output();
    }
}
