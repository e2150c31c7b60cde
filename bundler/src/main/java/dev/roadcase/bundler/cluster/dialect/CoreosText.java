package dev.roadcase.bundler.cluster.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * User-data for coreos-cloudinit. Its keys have underscores: the validator accepts keys with hyphens, but
 * coreos-cloudinit ignores them. coreos-cloudinit applies user-data at every boot and waits for the unit that it
 * starts. So it starts a target, which is reached at once.
 */
final class CoreosText {
    private static final Pattern UNIT = Pattern.compile("/etc/systemd/(?:system|network)/([^/]+\\.[a-z]+)");
    private static final Pattern DROP_IN = Pattern.compile("/etc/systemd/system/([^/]+)\\.d/([^/]+\\.conf)");

    private final CloudConfig config;
    private final YamlLines lines = new YamlLines();

    CoreosText(CloudConfig config) {
        this.config = config;
    }

    @Override
    public String toString() {
        lines.line("#cloud-config").text("hostname: ", config.hostName());
        lines.sshKeys(config.sshKeys())
                .line("coreos:")
                .line("  units:")
                .line("  - name: " + NoUpdates.UNIT)
                .line("    mask: true");
        units().forEach(this::addUnit);
        lines.writeFiles(Stream.concat(config.files().stream().filter(file -> !isUnit(file)), NoUpdates.FILES.stream())
                .toList());
        return lines.toString();
    }

    /** The files of each unit. The target is last, so that all other files exist when it is started. */
    private Map<String, List<MachineFile>> units() {
        Map<String, List<MachineFile>> units = new LinkedHashMap<>();
        config.files().stream()
                .filter(CoreosText::isUnit)
                .forEach(file -> units.computeIfAbsent(unitOf(file), name -> new ArrayList<>())
                        .add(file));
        List<MachineFile> target = units.remove(CloudConfig.TARGET);
        units.put(CloudConfig.TARGET, target);
        return units;
    }

    private void addUnit(String name, List<MachineFile> files) {
        lines.text("  - name: ", name);
        if (name.equals(CloudConfig.TARGET)) {
            lines.line("    enable: true").line("    command: start");
        }
        files.stream().filter(file -> !isDropIn(file)).forEach(file -> lines.content("    ", file.content()));
        List<MachineFile> dropIns = files.stream().filter(CoreosText::isDropIn).toList();
        if (!dropIns.isEmpty()) {
            lines.line("    drop_ins:");
            dropIns.forEach(this::addDropIn);
        }
    }

    private void addDropIn(MachineFile file) {
        Matcher matcher = DROP_IN.matcher(file.path());
        lines.text("    - name: ", matcher.matches() ? matcher.group(2) : "");
        lines.content("      ", file.content());
    }

    /** Units know no encoding. One whose text needs it is a file like all others, which come before units. */
    private static boolean isUnit(MachineFile file) {
        return YamlLines.isBlock(file.content()) && (UNIT.matcher(file.path()).matches() || isDropIn(file));
    }

    private static boolean isDropIn(MachineFile file) {
        return DROP_IN.matcher(file.path()).matches();
    }

    private static String unitOf(MachineFile file) {
        Matcher dropIn = DROP_IN.matcher(file.path());
        Matcher unit = UNIT.matcher(file.path());
        return dropIn.matches() ? dropIn.group(1) : unit.matches() ? unit.group(1) : "";
    }
}
