package dev.roadcase.bundler.cluster.dialect;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes YAML: texts as JSON strings, contents of files as literal blocks (YAML 1.2, 8.1.2). It indents as little as
 * possible, since user-data is limited in size and has about 1,500 lines.
 */
final class YamlLines {
    /**
     * Contents that a block can hold. A blank at the beginning would be read as indentation, and coreos-cloudinit
     * replaces these names by a machine's addresses wherever they are.
     */
    private static final Pattern BLOCK =
            Pattern.compile("(?![ \\n])(?!(?s:.*)\\$(?:public|private)_ipv[46])(?:[\\x20-\\x7e\\n])*[^\\n]\\n");

    private final StringBuilder out = new StringBuilder();

    YamlLines line(String text) {
        out.append(text).append('\n');
        return this;
    }

    YamlLines text(String key, String value) {
        return line(key + quoted(value));
    }

    /** Whether a content can be written without an encoding. */
    static boolean isBlock(String content) {
        return BLOCK.matcher(content).matches();
    }

    /** The content of a file, at this indentation; in Base64 if no block can hold it. */
    YamlLines content(String indent, String content) {
        if (!isBlock(content)) {
            line(indent + "encoding: b64");
            return text(indent + "content: ", base64(content));
        }
        line(indent + "content: |");
        content.lines().forEach(each -> line(each.isEmpty() ? "" : indent + " " + each));
        return this;
    }

    /** The keys with which people log in, as both dialects write them; nothing if there are none. */
    YamlLines sshKeys(List<String> keys) {
        if (!keys.isEmpty()) {
            line("ssh_authorized_keys:");
            keys.forEach(key -> text("  - ", key));
        }
        return this;
    }

    /** The files of a config, as both dialects write them. Their owner is root by default. */
    YamlLines writeFiles(Iterable<MachineFile> files) {
        line("write_files:");
        for (MachineFile file : files) {
            text("- path: ", file.path());
            text("  permissions: ", file.octalMode());
            content("  ", file.content());
        }
        return this;
    }

    static String quoted(String value) {
        return new String(Json.bytes(TextNode.valueOf(value)), StandardCharsets.UTF_8);
    }

    private static String base64(String content) {
        return Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
