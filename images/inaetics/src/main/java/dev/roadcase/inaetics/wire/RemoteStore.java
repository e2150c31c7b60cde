package dev.roadcase.inaetics.wire;

import dev.roadcase.inaetics.http.Address;
import dev.roadcase.inaetics.http.Client;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The data store, as processors see it. */
public final class RemoteStore {
    /** Where it takes deliveries. */
    public static final String RESULTS = "/store/results";

    /** Where it says how many different samples it has received, by the run of the queue. */
    public static final String RECEIVED = "/store/received";

    private final Client client;
    private final Address address;

    public RemoteStore(Client client, Address address) {
        this.client = client;
        this.address = address;
    }

    /**
     * Has results stored; each is counted once, however often it is delivered.
     *
     * @return the name of the store's run
     * @throws IOException where no answer came, or none that makes sense: deliver again
     */
    public String deliver(Delivery delivery) throws IOException, InterruptedException {
        return client.post(
                address.http(RESULTS),
                delivery.bytes(),
                message -> Text.require(new String(message, StandardCharsets.UTF_8)));
    }
}
