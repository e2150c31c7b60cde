package dev.roadcase.bundler.draft.compose;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service's container: its command, its user, its limits, and how one sees that it is ready. */
record ServiceContainer(Tree service, Interpolation values, List<String> remarks) {
    private static final Pattern USER = Pattern.compile("([0-9]{1,9})(?::([0-9]{1,9}))?");
    private static final Pattern BYTES = Pattern.compile("(?i)([0-9]{1,12}(?:\\.[0-9]{1,3})?)\\s*(b|k|m|g)?i?b?");
    private static final Pattern SECONDS =
            Pattern.compile("(?:([0-9]{1,3})h)?(?:([0-9]{1,4})m)?(?:([0-9]{1,6})(?:\\.[0-9]+)?s)?");

    void putTo(ObjectNode container) {
        putWords(container, "entrypoint", "command");
        putWords(container, "command", "args");
        service.at("working_dir").text().ifPresent(folder -> container.put("workingDir", values.filled(folder)));
        putTruth(container, "stdin_open", "stdin");
        putTruth(container, "tty", "tty");
        putSecurity(container);
        putLimits(container);
        putProbe(container);
    }

    private void putWords(ObjectNode container, String key, String theirs) {
        List<String> words = words(service.at(key));
        if (!words.isEmpty()) {
            ArrayNode list = container.putArray(theirs);
            words.forEach(word -> list.add(escaped(values.filled(word))));
        }
    }

    private static List<String> words(Tree command) {
        return command instanceof Tree.Leaf leaf
                ? CommandWords.of(leaf.content())
                : command.texts().toList();
    }

    /** Kubernetes itself fills in {@code $(NAME)}, in commands and in values of variables. */
    static String escaped(String text) {
        return text.replace("$(", "$$(");
    }

    private void putTruth(ObjectNode container, String key, String theirs) {
        if (isTrue(key)) {
            container.put(theirs, true);
        }
    }

    private boolean isTrue(String key) {
        return service.at(key).text().filter("true"::equals).isPresent();
    }

    private void putSecurity(ObjectNode container) {
        ObjectNode security = container.objectNode();
        Matcher user = USER.matcher(values.plain(service.at("user").text().orElse("")));
        if (user.matches()) {
            security.put("runAsUser", Integer.parseInt(user.group(1)));
            Optional.ofNullable(user.group(2)).ifPresent(group -> security.put("runAsGroup", Integer.parseInt(group)));
        } else if (service.has("user")) {
            remarks.add("its user is a name, which only the image knows: "
                    + service.at("user").text().orElse(""));
        }
        putTruth(security, "privileged", "privileged");
        putTruth(security, "read_only", "readOnlyRootFilesystem");
        putCapabilities(security);
        if (!security.isEmpty()) {
            container.set("securityContext", security);
        }
    }

    private void putCapabilities(ObjectNode security) {
        List.of("add", "drop").forEach(verb -> {
            List<String> names = service.at("cap_" + verb).texts().toList();
            if (!names.isEmpty()) {
                ArrayNode list = security.withObject("/capabilities").putArray(verb);
                names.forEach(name -> list.add(name.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "")));
            }
        });
    }

    private void putLimits(ObjectNode container) {
        Tree limits = service.at("deploy").at("resources").at("limits");
        ObjectNode all = container.objectNode();
        limits.at("cpus")
                .text()
                .or(() -> service.at("cpus").text())
                .map(values::plain)
                .filter(cpus -> cpus.matches("[0-9]{1,4}(?:\\.[0-9]{1,3})?"))
                .ifPresent(cpus -> all.put("cpu", cpus));
        limits.at("memory")
                .text()
                .or(() -> service.at("mem_limit").text())
                .map(values::plain)
                .flatMap(ServiceContainer::quantity)
                .ifPresent(memory -> all.put("memory", memory));
        if (!all.isEmpty()) {
            container.putObject("resources").set("limits", all);
        }
    }

    private static Optional<String> quantity(String text) {
        Matcher bytes = BYTES.matcher(text);
        if (!bytes.matches()) {
            return Optional.empty();
        }
        String unit = Optional.ofNullable(bytes.group(2)).orElse("b").toLowerCase(Locale.ROOT);
        return Optional.of(bytes.group(1)
                + switch (unit) {
                    case "k" -> "Ki";
                    case "m" -> "Mi";
                    case "g" -> "Gi";
                    default -> "";
                });
    }

    private void putProbe(ObjectNode container) {
        Tree check = service.at("healthcheck");
        List<String> words = probe(check.at("test"));
        if (words.isEmpty() || check.at("disable").text().filter("true"::equals).isPresent()) {
            return;
        }
        ObjectNode probe = container.putObject("readinessProbe");
        ArrayNode command = probe.putObject("exec").putArray("command");
        words.forEach(word -> command.add(values.filled(word)));
        putSeconds(probe, check, "interval", "periodSeconds");
        putSeconds(probe, check, "timeout", "timeoutSeconds");
        putSeconds(probe, check, "start_period", "initialDelaySeconds");
    }

    private void putSeconds(ObjectNode probe, Tree check, String key, String theirs) {
        check.at(key)
                .text()
                .map(values::plain)
                .map(SECONDS::matcher)
                .filter(Matcher::matches)
                .ifPresent(time -> {
                    int seconds = 3600 * number(time.group(1)) + 60 * number(time.group(2)) + number(time.group(3));
                    if (seconds > 0) {
                        probe.put(theirs, seconds);
                    }
                });
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static List<String> probe(Tree test) {
        if (test instanceof Tree.Leaf leaf) {
            return List.of("/bin/sh", "-c", leaf.content());
        }
        List<String> words = test.texts().toList();
        return switch (words.isEmpty() ? "NONE" : words.get(0)) {
            case "CMD" -> words.subList(1, words.size());
            case "CMD-SHELL" -> List.of("/bin/sh", "-c", String.join(" ", words.subList(1, words.size())));
            default -> List.of();
        };
    }
}
