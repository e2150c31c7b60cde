package dev.roadcase.bundler.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page that whoever finds the stick opens first, in any browser and without a network.
 *
 * @param bundles what is on the stick
 * @param command how the program is started there
 * @param sealed the file with the show's folder, if the stick has one
 */
record StartPage(List<BundleSheet> bundles, String command, Optional<String> sealed) {
    static final String NAME = "START-HERE.html";

    private static final String TEMPLATE = "start-here.html";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/~-]+");

    StickFile file() {
        return StickFile.of(
                NAME,
                template()
                        .replace(
                                "{{rows}}", bundles.stream().map(StartPage::row).collect(Collectors.joining("\n")))
                        .replace(
                                "{{keys}}",
                                bundles.stream().map(StartPage::key).distinct().collect(Collectors.joining("\n")))
                        .replace("{{commands}}", escaped(String.join("\n", commands())))
                        .replace("{{copy}}", copyPart())
                        .replace("{{sealed}}", sealed.map(this::sealedPart).orElse("")));
    }

    private static String row(BundleSheet sheet) {
        String needs = sheet.machines() == 0
                ? "the application alone: no machines"
                : sheet.machines() + " machines, " + amount(sheet.memory()) + " of memory";
        return cells(
                sheet.demo(),
                sheet.file() + (sheet.files() == 1 ? "" : ", in " + sheet.files() + " volumes"),
                amount(sheet.bytes()),
                Integer.toString(sheet.images()),
                needs,
                sheet.key().id().toString());
    }

    private static String key(BundleSheet sheet) {
        return cells(
                sheet.keyFile().orElse("not on this stick: whoever made it did not check this key"),
                sheet.key().id().toString(),
                sheet.key().digest().toString());
    }

    private static String cells(String... texts) {
        return "<tr>"
                + List.of(texts).stream().map(text -> "<td>" + escaped(text)).collect(Collectors.joining())
                + "</tr>";
    }

    private List<String> commands() {
        List<String> lines = new ArrayList<>();
        bundles.stream()
                .flatMap(sheet -> sheet.keyFile().stream())
                .distinct()
                .forEach(key -> lines.add(command + " trust " + quoted(key)));
        bundles.forEach(sheet -> lines.add(command + " verify " + quoted(sheet.file())));
        bundles.forEach(sheet -> lines.add(command + " doctor " + quoted(sheet.file())));
        bundles.forEach(sheet -> lines.add(start(sheet)));
        return lines;
    }

    private String start(BundleSheet sheet) {
        return sheet.machines() == 0
                ? command + " serve " + quoted(sheet.file())
                : command + " up " + onDisk(sheet) + " ~/show";
    }

    private static String onDisk(BundleSheet sheet) {
        return "~/" + quoted(sheet.file());
    }

    /** Machines want one file, and a stick may be pulled. */
    private List<String> copies() {
        return bundles.stream()
                .filter(sheet -> sheet.machines() > 0 || sheet.files() > 1)
                .map(sheet -> sheet.files() == 1
                        ? "cp " + quoted(sheet.file()) + " " + onDisk(sheet)
                        : "cat " + quoted(sheet.file()) + ".[0-9][0-9][0-9] > " + onDisk(sheet))
                .toList();
    }

    private String copyPart() {
        List<String> copies = copies();
        return copies.isEmpty()
                ? ""
                : "<p>First bring what is to be started onto a disk of the laptop, where it stays while the show runs:</p>\n<pre>"
                        + escaped(String.join("\n", copies)) + "</pre>\n";
    }

    private String sealedPart(String name) {
        return "<h2>When the other laptop has died</h2>\n<p>" + escaped(name)
                + " is the folder of the show, with its keys, encrypted. With its passphrase this laptop takes over:</p>\n<pre>"
                + escaped(command + " media --open . --dir ~/show") + "</pre>\n";
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static String amount(long bytes) {
        return bytes < 1L << 30
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20))
                : String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1 << 30));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String template() {
        try (InputStream in = StartPage.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException("this program was built without " + TEMPLATE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
