package dev.roadcase.bundler.show;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.value.Ipv4Address;

/** A machine of the show. */
public record ShowMachine(String name, Role role, Ipv4Address address) {}
