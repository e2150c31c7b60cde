package dev.roadcase.tests.bench;

import dev.roadcase.inaetics.http.Address;
import dev.roadcase.inaetics.http.Client;
import dev.roadcase.inaetics.sample.Sample;
import dev.roadcase.inaetics.wire.Put;
import dev.roadcase.inaetics.wire.RemoteQueue;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Puts whole messages of samples into a queue, one after the other, as fast as that takes them, until it is ended. */
final class Load {
    private final String producer;
    private final RemoteQueue queue;
    private final List<Sample> samples = Collections.nCopies(Put.MOST, new Sample(System.currentTimeMillis(), 1, 2));
    private long attempt;
    private long produced;
    private long refused;

    private Load(String producer, RemoteQueue queue) {
        this.producer = producer;
        this.queue = queue;
    }

    /** @param args the queue's address, and how many put at once */
    public static void main(String[] args) {
        Address address = Address.parse(args[0]);
        IntStream.rangeClosed(1, Integer.parseInt(args[1]))
                .mapToObj(number -> new Load("load-" + number, new RemoteQueue(new Client(), address)))
                .forEach(load -> new Thread(load::run).start());
    }

    private void run() {
        try {
            while (true) {
                put();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts as a producer does, so that the queue's books hold: what has no room in time is given up. */
    private void put() throws InterruptedException {
        long first = produced;
        produced += samples.size();
        while (true) {
            try {
                Put put = new Put(producer, ++attempt, first, produced, refused, samples);
                refused += samples.size() - queue.put(put).count();
                return;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
    }
}
