package dev.roadcase.bundler.cluster;

import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.util.Optional;

/**
 * A machine that takes the place of another one, under its name and with keys of its own.
 *
 * @param name of the machine whose place it takes
 * @param address absent if it has that of the other one
 */
public record Spare(String name, Optional<Ipv4Address> address) {}
