package dev.roadcase.bundler.cluster.dialect;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes YAML: texts as JSON strings, contents of files as literal blocks (YAML 1.2, 8.1.2). It indents no more than it has
 * to, since user-data has little room and some 1,500 lines.
 */
final class YamlLines {
    /**
     * A first line that begins with a blank would be taken for indentation; and coreos-cloudinit puts a machine's addresses
     * in the place of these names wherever they stand.
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

    /** The content of a file below a key that stands at this depth; Base64 where no block can hold it. */
    YamlLines content(String indent, String content) {
        if (!BLOCK.matcher(content).matches()) {
            line(indent + "encoding: b64");
            return text(indent + "content: ", base64(content));
        }
        line(indent + "content: |");
        content.lines().forEach(each -> line(each.isEmpty() ? "" : indent + " " + each));
        return this;
    }

    /** Who may log in, as both dialects say it; nothing where nobody may. */
    YamlLines sshKeys(List<String> keys) {
        if (!keys.isEmpty()) {
            line("ssh_authorized_keys:");
            keys.forEach(key -> text("  - ", key));
        }
        return this;
    }

    /** The files of a config, as both dialects write them: root's, where nothing else is said. */
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
