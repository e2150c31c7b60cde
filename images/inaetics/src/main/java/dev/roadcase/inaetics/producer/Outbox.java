package dev.roadcase.inaetics.producer;

import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.sample.Sample;
import dev.roadcase.inaetics.service.Complaint;
import dev.roadcase.inaetics.service.Stop;
import dev.roadcase.inaetics.wire.Accepted;
import dev.roadcase.inaetics.wire.Put;
import dev.roadcase.inaetics.wire.RemoteQueue;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Has the queue accept samples, and keeps a producer's count. Where no answer comes, the same samples are sent until one
 * does, so that each is accepted once or known to be refused.
 */
final class Outbox {
    private static final Duration PAUSE = Duration.ofMillis(200);
    /** How often a producer that stops asks a queue that does not answer. */
    private static final int LAST_ATTEMPTS = 3;

    private final String producer;
    private final RemoteQueue queue;
    private final Complaint complaint;
    private long attempt;
    private volatile long produced;
    private long refused;
    private boolean owesWord;

    Outbox(String producer, RemoteQueue queue, Events events) {
        this.producer = producer;
        this.queue = queue;
        this.complaint = new Complaint("the queue does not answer", events);
    }

    /** How many samples were produced, ever. */
    long produced() {
        return produced;
    }

    /** Whether the queue does not know yet what was given up: without another put its books would show it as pending. */
    boolean owesWord() {
        return owesWord;
    }

    /** Sends until there is an answer, or until the producer stops and the queue is not there. */
    void send(List<Sample> samples, Stop stop) throws InterruptedException {
        long first = produced;
        produced += samples.size();
        for (int last = 0; last < LAST_ATTEMPTS; last += stop.isAsked() ? 1 : 0) {
            try {
                Put put = new Put(producer, ++attempt, first, produced, refused, samples);
                Accepted accepted = queue.put(put);
                owesWord = accepted.count() < samples.size();
                refused += samples.size() - accepted.count();
                complaint.over();
                return;
            } catch (IOException e) {
                complaint.because(e);
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }
}
