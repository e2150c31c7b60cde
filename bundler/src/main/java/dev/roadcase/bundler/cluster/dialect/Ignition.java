package dev.roadcase.bundler.cluster.dialect;

import dev.roadcase.bundler.cluster.site.Site;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import java.util.List;

/**
 * Ignition, which Flatcar and CoreOS run once, before their first boot goes on
 * (https://coreos.github.io/ignition/configuration-v3_3/).
 */
public record Ignition() implements UserDataReader {
    @Override
    public Dialect dialect() {
        return Dialect.IGNITION;
    }

    /** Never without a word of the user: what it reads cannot be configured again. */
    @Override
    public boolean comesWith(String os) {
        return false;
    }

    @Override
    public String text(CloudConfig config) {
        return new IgnitionText(config).toString();
    }

    /** Ignition knows no network_data.json. */
    @Override
    public List<MachineFile> addressFiles(Site site, SiteMachine machine) {
        return new NetworkdFile(site, machine).file().stream().toList();
    }

    @Override
    public List<String> mediaAdvice() {
        return List.of(
                "Ignition reads at the first boot of a machine alone: to configure it again, install it again",
                "it reads that volume only with the kernel parameter flatcar.oem.id=openstack (CoreOS:"
                        + " ignition.platform.id=openstack)",
                "or give it user-data/NAME.ign: flatcar-install -i FILE, coreos-installer install --ignition-file FILE,"
                        + " or the kernel parameter ignition.config.url=URL");
    }
}
