package dev.roadcase.bundler.cluster.dialect;

import dev.roadcase.bundler.cluster.site.Site;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import java.util.List;
import java.util.regex.Pattern;

/** coreos-cloudinit, which CoreOS and Flatcar have. */
public record CoreosCloudinit() implements UserDataReader {
    private static final Pattern SYSTEM = Pattern.compile("(flatcar|coreos)(-.*)?");

    @Override
    public Dialect dialect() {
        return Dialect.COREOS;
    }

    @Override
    public boolean comesWith(String os) {
        return SYSTEM.matcher(os).matches();
    }

    @Override
    public String text(CloudConfig config) {
        return new CoreosText(config).toString();
    }

    /** A file for systemd-networkd, since coreos-cloudinit does not read network_data.json. */
    @Override
    public List<MachineFile> addressFiles(Site site, SiteMachine machine) {
        return new NetworkdFile(site, machine).file().stream().toList();
    }

    @Override
    public List<String> mediaAdvice() {
        return List.of(
                "Flatcar on a bare machine reads that volume only with the kernel parameter flatcar.configdrive=1"
                        + " (CoreOS: coreos.configdrive=1)",
                "Flatcar that is installed on a disk reads /var/lib/flatcar-install/user_data instead: copy"
                        + " user-data/NAME.yaml there, or use the kernel parameter cloud-config-url=URL");
    }
}
