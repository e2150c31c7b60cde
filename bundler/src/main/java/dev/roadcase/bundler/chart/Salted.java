package dev.roadcase.bundler.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Documents that differ each time, and may have been made of a parameter all the same: its mark is not to be seen there. */
record Salted(ChartFolder folder, ChartMarks marks) {
    /** sprig, "Cryptographic and Security Functions". */
    private static final Pattern FUNCTIONS = Pattern.compile("\\b(htpasswd|bcrypt|encryptAES)\\b");

    private static final Pattern COMMENTS =
            Pattern.compile("\\{\\{-?\\s*/\\*.*?\\*/\\s*-?}}|(?m)^\\s*#.*$", Pattern.DOTALL);
    private static final Pattern TEMPLATES = Pattern.compile("(.*/)?templates/.*");
    private static final Pattern PEM = Pattern.compile("-----[A-Z ]+-----|\\s");

    boolean isIn(ChartDocument document) {
        return !marks.marks().isEmpty() && (isHashed() || holds(document.json()));
    }

    private boolean isHashed() {
        return folder.files().stream()
                .filter(this::isTemplate)
                .map(file -> COMMENTS.matcher(ChartFolder.text(file)).replaceAll(""))
                .anyMatch(text -> FUNCTIONS.matcher(text).find());
    }

    private boolean isTemplate(Path file) {
        return TEMPLATES.matcher(folder.path().relativize(file).toString()).matches();
    }

    /** Whether a certificate in it is one for a parameter: names stand in it as they are (RFC 5280, DER). */
    private boolean holds(JsonNode node) {
        return node.isTextual()
                ? isCertificate(node.textValue()) || isCertificate(decoded(node.textValue()))
                : StreamSupport.stream(node.spliterator(), false).anyMatch(this::holds);
    }

    private boolean isCertificate(String text) {
        return text.contains("-----BEGIN CERTIFICATE-----")
                && marks.isIn(decoded(PEM.matcher(text).replaceAll("")));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
