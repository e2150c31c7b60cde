package dev.roadcase.bundler.cluster.dialect;

import java.util.List;

/**
 * What one machine is told, in no dialect yet. {@code roadcase.target} is what it starts, now and at every boot.
 *
 * @param hostName its own name
 * @param sshKeys who may log in
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
