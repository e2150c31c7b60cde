package dev.roadcase.inaetics.service;

import dev.roadcase.inaetics.http.Address;

/** A service that runs. */
public interface Service {
    /** Where it answers. */
    Address address();

    /** Ends it, once what it has accepted is where it belongs, or its time is over. */
    void stop() throws InterruptedException;
}
