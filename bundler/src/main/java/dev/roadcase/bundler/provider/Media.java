package dev.roadcase.bundler.provider;

import dev.roadcase.bundler.cluster.WrittenConfiguration;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import java.util.ArrayList;
import java.util.List;

/** Volumes with user-data for bare machines, and advice on how to use them. */
public final class Media {
    private final WrittenConfiguration written;

    public Media(WrittenConfiguration written) {
        this.written = written;
    }

    /** The volume of a machine. */
    public byte[] volume(SiteMachine machine) {
        return new ConfigDrive(
                        written.site().network(), machine, written.userData().get(machine.name()))
                .bytes();
    }

    /** What a person who sets up the machines has to do, a line each. */
    public List<String> advice() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "start each machine with media/NAME.iso attached, as a CD or written to a stick: dd if=NAME.iso of=DEVICE");
        lines.addAll(written.reader().mediaAdvice());
        if (written.site().hasDisks()) {
            lines.add("attach the bundle itself to the machines too, as a CD or written to another stick, or serve it"
                    + " (laptop in site.yaml); the controller needs one of the two");
        }
        written.site().machines().stream()
                .filter(machine -> machine.mac().isEmpty())
                .forEach(machine -> lines.add(machine.name() + " has no mac in site.yaml: give it " + machine.address()
                        + "/" + written.site().network().addresses().prefix() + " by hand, or by DHCP"));
        return lines;
    }
}
