package dev.roadcase.bundler.cluster.dialect;

import dev.roadcase.bundler.cluster.site.Site;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import java.util.List;

/** cloud-init, which most distributions have (https://docs.cloud-init.io/en/latest/reference/modules.html). */
public record CloudInit() implements UserDataReader {
    @Override
    public Dialect dialect() {
        return Dialect.CLOUD_INIT;
    }

    @Override
    public boolean comesWith(String os) {
        return true;
    }

    @Override
    public String text(CloudConfig config) {
        YamlLines lines = new YamlLines()
                .line("#cloud-config")
                .text("hostname: ", config.hostName())
                .line("preserve_hostname: false")
                .line("manage_etc_hosts: localhost")
                .sshKeys(config.sshKeys());
        return lines.writeFiles(config.files())
                .line("runcmd:")
                .line("  - [systemctl, daemon-reload]")
                .line("  - [systemctl, enable, " + CloudConfig.TARGET + "]")
                .line("  - [systemctl, start, --no-block, " + CloudConfig.TARGET + "]")
                .toString();
    }

    /** None, since cloud-init reads network_data.json. */
    @Override
    public List<MachineFile> addressFiles(Site site, SiteMachine machine) {
        return List.of();
    }

    @Override
    public List<String> mediaAdvice() {
        return List.of("an image that does not read config drives reads /var/lib/cloud/seed/nocloud instead: copy"
                + " user-data/NAME.yaml there as user-data, and add an empty file meta-data");
    }
}
