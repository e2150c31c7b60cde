package dev.roadcase.bundler.cluster.dialect;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.yaml.Problems;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import dev.roadcase.bundler.spec.yaml.YamlReader;
import dev.roadcase.bundler.spec.yaml.YamlText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads back what {@link CloudInit} wrote, for machines that get their files without cloud-init. */
public final class CloudInitFiles {
    private CloudInitFiles() {}

    /**
     * The files of a machine, in their order.
     *
     * @param userData as configure wrote it
     * @throws Problem exit 3 if this is no such user-data
     */
    public static List<MachineFile> read(Path userData) {
        Problems problems = new Problems();
        Optional<List<MachineFile>> files = YamlText.decode(
                        userData.toString(), bytes(userData), YamlText.LARGEST, problems)
                .flatMap(text -> new YamlReader(problems, YamlText.LARGEST).document(text))
                .flatMap(YamlNode::map)
                .filter(map -> map.has("runcmd"))
                .map(map -> map.list("write_files", CloudInitFiles::file));
        problems.throwIfAny();
        return files.orElseThrow(() -> Problem.badInput(userData + " is no user-data for cloud-init")
                .advise("configure the show again with --dialect cloud-init"));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Problem.badInput("cannot read " + file + ": " + e.getMessage())
                    .advise("configure the show again with --dialect cloud-init")
                    .causedBy(e);
        }
    }

    private static Optional<MachineFile> file(YamlNode node) {
        return node.map()
                .flatMap(file -> node.attempt(() -> new MachineFile(
                        text(file, "path"), Integer.parseInt(text(file, "permissions"), 8), content(file))));
    }

    private static String content(YamlMap file) {
        String content = text(file, "content");
        return file.has("encoding") ? new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8) : content;
    }

    private static String text(YamlMap file, String key) {
        return file.required(key).flatMap(YamlNode::text).orElseThrow();
    }
}
