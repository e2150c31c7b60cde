package dev.roadcase.bundler.cluster;

/** User-data for cloud-init (https://docs.cloud-init.io/en/latest/reference/modules.html). */
final class CloudInitText {
    private final CloudConfig config;

    CloudInitText(CloudConfig config) {
        this.config = config;
    }

    @Override
    public String toString() {
        YamlLines lines = new YamlLines()
                .line("#cloud-config")
                .text("hostname: ", config.hostName())
                .line("preserve_hostname: false")
                .line("manage_etc_hosts: localhost");
        if (!config.sshKeys().isEmpty()) {
            lines.line("ssh_authorized_keys:");
            config.sshKeys().forEach(key -> lines.text("  - ", key));
        }
        return lines.writeFiles(config.files())
                .line("runcmd:")
                .line("  - [systemctl, daemon-reload]")
                .line("  - [systemctl, enable, " + CloudConfig.TARGET + "]")
                .line("  - [systemctl, start, --no-block, " + CloudConfig.TARGET + "]")
                .toString();
    }
}
