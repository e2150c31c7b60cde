package dev.roadcase.bundler.cluster.dialect;

import java.util.List;

/**
 * What one machine gets, before it is written in a dialect. The machine starts {@code roadcase.target} at once and at
 * every boot.
 *
 * @param hostName the machine's name
 * @param sshKeys keys with which people log in
 * @param files in the order in which they are written
 */
public record CloudConfig(String hostName, List<String> sshKeys, List<MachineFile> files) {
    /** The unit that wants all others. */
    static final String TARGET = "roadcase.target";

    public CloudConfig {
        sshKeys = List.copyOf(sshKeys);
        files = List.copyOf(files);
    }
}
