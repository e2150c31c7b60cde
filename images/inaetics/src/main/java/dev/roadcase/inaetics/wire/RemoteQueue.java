package dev.roadcase.inaetics.wire;

import dev.roadcase.inaetics.http.Address;
import dev.roadcase.inaetics.http.Client;
import dev.roadcase.inaetics.ledger.Ledger;
import java.io.IOException;

/** The queue, as others see it. */
public final class RemoteQueue {
    /** Where it takes puts. */
    public static final String SAMPLES = "/queue/samples";
    /** Where it takes takes. */
    public static final String TAKE = "/queue/take";

    /** Where the books lie open. */
    public static final String LEDGER = "/queue/ledger";

    private final Client client;
    private final Address address;

    public RemoteQueue(Client client, Address address) {
        this.client = client;
        this.address = address;
    }

    /**
     * Waits for room, but not longer than a remote call may take.
     *
     * @throws IOException where no answer came, or none that makes sense: the queue may have accepted the samples, and has to be asked again
     */
    public Accepted put(Put put) throws IOException, InterruptedException {
        return client.post(
                address.http(SAMPLES),
                put.bytes(),
                message -> Accepted.read(message).of(put));
    }

    /**
     * Waits for samples, but not longer than a remote call may take; then the lease is empty.
     *
     * @throws IOException where no answer came, or none that makes sense: the settlement may not have arrived
     */
    public Lease take(Take take) throws IOException, InterruptedException {
        return client.post(address.http(TAKE), take.bytes(), Lease::read);
    }

    /** The books as they are now. */
    public Ledger ledger() throws IOException, InterruptedException {
        return Ledger.read(client.get(address.http(LEDGER)));
    }
}
