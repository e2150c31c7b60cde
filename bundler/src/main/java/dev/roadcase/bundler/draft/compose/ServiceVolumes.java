package dev.roadcase.bundler.draft.compose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import java.util.List;
import java.util.Optional;

/**
 * What is mounted into a service. Small text files of the project go into a ConfigMap; data begins empty, and is gone with
 * its pod.
 */
final class ServiceVolumes {
    private static final int MOST_CHARACTERS = 800 << 10;

    private final ProjectFiles files;
    private final Interpolation values;
    private final List<String> remarks;
    private final ObjectNode texts = Json.object();
    private int characters;
    private int count;

    ServiceVolumes(ProjectFiles files, Interpolation values, List<String> remarks) {
        this.files = files;
        this.values = values;
        this.remarks = remarks;
    }

    /** Adds mounts to the container, and volumes to the pod. */
    void putTo(ObjectNode pod, ObjectNode container, Tree service, String label) {
        service.at("volumes").items().forEach(item -> put(mount(item), pod, container, label));
        service.at("tmpfs")
                .texts()
                .forEach(path -> put(new Mount("", values.plain(path).split(":")[0]), pod, container, label));
        if (!texts.isEmpty()) {
            pod.withArray("/volumes")
                    .addObject()
                    .put("name", "files")
                    .putObject("configMap")
                    .put("name", label);
        }
    }

    /** The ConfigMap with the texts; empty if there are none. */
    Optional<ObjectNode> configMap(String label) {
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode map = Json.object().put("apiVersion", "v1").put("kind", "ConfigMap");
        map.putObject("metadata").put("name", label);
        map.set("data", texts);
        return Optional.of(map);
    }

    private record Mount(String source, String target) {
        boolean isPath() {
            return source.startsWith(".") || source.startsWith("/") || source.startsWith("~") || source.contains("\\");
        }
    }

    private Mount mount(Tree item) {
        if (item instanceof Tree.Mapping) {
            String source = values.plain(item.at("source").text().orElse(""));
            boolean bind = item.at("type").text().filter("bind"::equals).isPresent();
            String named = bind && !source.startsWith("/") && !source.startsWith(".") ? "./" + source : source;
            return new Mount(named, values.plain(item.at("target").text().orElse("")));
        }
        String[] parts = values.plain(item.text().orElse("")).split(":", 3);
        return parts.length == 1 ? new Mount("", parts[0]) : new Mount(parts[0], parts[1]);
    }

    private void put(Mount mount, ObjectNode pod, ObjectNode container, String label) {
        if (!mount.target().startsWith("/")) {
            remarks.add("a volume was left out: " + mount.source() + ":" + mount.target());
        } else if (!mount.isPath()) {
            String name = "data-" + ++count;
            pod.withArray("/volumes").addObject().put("name", name).putObject("emptyDir");
            mounts(container).put("name", name).put("mountPath", mount.target());
            remarks.add(mount.target() + " begins empty, is seen by no other pod, and is gone with its own"
                    + (mount.source().isEmpty() ? "" : " (the volume " + mount.source() + ")"));
        } else {
            putFile(mount, container);
        }
    }

    private void putFile(Mount mount, ObjectNode container) {
        String name = mount.source().replaceFirst("^(?:\\./)+", "");
        Optional<String> text = SecretWords.isSecretFile(name.substring(name.lastIndexOf('/') + 1))
                ? Optional.empty()
                : files.text(name).filter(this::fits);
        text.ifPresentOrElse(
                content -> {
                    String key = "file-" + ++count;
                    texts.put(key, content.replace("${", "$${"));
                    mounts(container)
                            .put("name", "files")
                            .put("mountPath", mount.target())
                            .put("subPath", key);
                },
                () -> remarks.add("not mounted: " + mount.source() + " at " + mount.target()
                        + " (only small text files are taken over, and none that look like secrets):"
                        + " put it into an image, or into a ConfigMap"));
    }

    private boolean fits(String text) {
        characters += text.length();
        return characters <= MOST_CHARACTERS;
    }

    private static ObjectNode mounts(ObjectNode container) {
        return container.withArray("/volumeMounts").addObject();
    }
}
