package dev.roadcase.bundler.cluster.dialect;

import dev.roadcase.bundler.cluster.site.Site;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import java.util.Optional;

/** A file for systemd-networkd that gives a bare machine its address. */
record NetworkdFile(Site site, SiteMachine machine) {

    /** Absent where the machine's hardware address is not known. */
    Optional<MachineFile> file() {
        return machine.mac().map(this::file);
    }

    private MachineFile file(String mac) {
        String gateway = site.network()
                .gateway()
                .map(address -> "Gateway=" + address + "\n")
                .orElse("");
        return new MachineFile(
                "/etc/systemd/network/10-roadcase.network",
                MachineFile.PUBLIC,
                "[Match]\nMACAddress=" + mac + "\n\n[Network]\nAddress=" + machine.address() + "/"
                        + site.network().addresses().prefix() + "\n" + gateway);
    }
}
