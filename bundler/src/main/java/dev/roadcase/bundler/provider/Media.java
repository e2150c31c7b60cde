package dev.roadcase.bundler.provider;

import dev.roadcase.bundler.cluster.Dialect;
import dev.roadcase.bundler.cluster.SiteMachine;
import dev.roadcase.bundler.cluster.WrittenConfiguration;
import java.util.ArrayList;
import java.util.List;

/** Volumes with user-data for machines that Vagrant does not start, and what to do with them. */
public final class Media {
    private final WrittenConfiguration planned;

    public Media(WrittenConfiguration planned) {
        this.planned = planned;
    }

    /** The volume of a machine. */
    public byte[] volume(SiteMachine machine) {
        return new ConfigDrive(planned.site(), machine, planned.userData().get(machine.name())).bytes();
    }

    /** A line for each thing that whoever sets the machines up has to know. */
    public List<String> advice() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "start each machine with media/NAME.iso attached, as a CD or written to a stick: dd if=NAME.iso of=DEVICE");
        if (planned.dialect() == Dialect.COREOS) {
            lines.add("a Flatcar on a computer of its own looks for that volume only where its kernel is told so,"
                    + " flatcar.configdrive=1 (CoreOS: coreos.configdrive=1)");
            lines.add("a Flatcar that is installed on a disk reads /var/lib/flatcar-install/user_data instead: copy"
                    + " user-data/NAME.yaml there, or name it to its kernel: cloud-config-url=URL");
        } else {
            lines.add("an image that does not look for config drives reads /var/lib/cloud/seed/nocloud instead: copy"
                    + " user-data/NAME.yaml there as user-data, and an empty meta-data beside it");
        }
        if (planned.site().hasDisks()) {
            lines.add(
                    "attach the bundle itself to the machines, too, as a CD or written to a stick of its own, or serve it"
                            + " (laptop: in site.yaml); the controller needs one of the two");
        }
        planned.site().machines().stream()
                .filter(machine -> machine.mac().isEmpty())
                .forEach(machine -> lines.add(machine.name() + " has no mac in site.yaml: give it " + machine.address()
                        + "/" + planned.site().network().prefix() + " by hand, or by DHCP"));
        return lines;
    }
}
