package dev.roadcase.bundler.cluster.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What coreos-cloudinit's validator would report, and what it lets pass and then ignores: keys with hyphens. */
public final class CoreosRules {
    private static final Set<String> TOP =
            Set.of("ssh_authorized_keys", "hostname", "manage_etc_hosts", "users", "write_files", "coreos");
    private static final Set<String> COREOS = Set.of("flannel", "locksmith", "oem", "update", "units");
    private static final Set<String> UPDATE = Set.of("reboot_strategy", "group", "server");
    private static final Set<String> UNIT =
            Set.of("name", "mask", "enable", "runtime", "content", "command", "drop_ins");
    private static final Set<String> FILE = Set.of("path", "content", "owner", "permissions", "encoding");
    private static final Set<String> COMMANDS =
            Set.of("start", "stop", "restart", "reload", "try-restart", "reload-or-restart", "reload-or-try-restart");
    private static final Set<String> ENCODINGS =
            Set.of("base64", "b64", "gz", "gzip", "gz+base64", "gzip+base64", "gz+b64", "gzip+b64");
    private static final Pattern PERMISSIONS = Pattern.compile("0?[0-7]{3,4}");
    private static final Pattern BOOLEAN =
            Pattern.compile("(?m)^\\s*(- )?[{]?.*\\b(enable|mask|runtime): (?!true\\b|false\\b)");

    private final List<String> broken = new ArrayList<>();

    private CoreosRules() {}

    /** A line for each rule that the user-data breaks. */
    public static List<String> broken(String text) {
        CoreosRules rules = new CoreosRules();
        rules.check(text);
        return rules.broken;
    }

    private void check(String text) {
        require(text.startsWith("#cloud-config\n"), "the first line");
        require(
                !Pattern.compile("\\$(public|private)_ipv[46]").matcher(text).find(),
                "an address that is replaced as text");
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Map<String, Object> root = map(new Yaml(new SafeConstructor(options)).load(text));
        keys(root, TOP);
        require(!BOOLEAN.matcher(text).find(), "a boolean that is neither true nor false");
        Map<String, Object> coreos = map(root.get("coreos"));
        keys(coreos, COREOS);
        keys(map(coreos.getOrDefault("update", Map.of())), UPDATE);
        list(coreos.get("units")).forEach(this::checkUnit);
        list(root.get("write_files")).forEach(this::checkFile);
    }

    private void checkUnit(Object node) {
        Map<String, Object> unit = map(node);
        keys(unit, UNIT);
        require(unit.get("name") instanceof String name && !name.isBlank(), "a unit without a name");
        if (unit.containsKey("command")) {
            require(COMMANDS.contains(unit.get("command")), "a command: " + unit.get("command"));
        }
        if (unit.containsKey("drop_ins")) {
            list(unit.get("drop_ins")).forEach(dropIn -> keys(map(dropIn), Set.of("name", "content")));
        }
    }

    private void checkFile(Object node) {
        Map<String, Object> file = map(node);
        keys(file, FILE);
        require(
                file.get("permissions") instanceof String text
                        && PERMISSIONS.matcher(text).matches(),
                "permissions: " + file.get("permissions"));
        if (file.containsKey("encoding")) {
            require(ENCODINGS.contains(file.get("encoding")), "an encoding: " + file.get("encoding"));
        }
    }

    private void keys(Map<String, Object> map, Set<String> known) {
        map.keySet().stream().filter(key -> !known.contains(key)).forEach(key -> broken.add("the key " + key));
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            broken.add(what);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    private static List<?> list(Object node) {
        return (List<?>) node;
    }
}
