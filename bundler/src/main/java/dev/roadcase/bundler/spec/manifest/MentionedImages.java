package dev.roadcase.bundler.spec.manifest;

import dev.roadcase.bundler.spec.yaml.Problems;
import dev.roadcase.bundler.spec.yaml.YamlReader;
import dev.roadcase.bundler.spec.yaml.YamlScalar;
import dev.roadcase.bundler.spec.yaml.YamlText;
import dev.roadcase.bundler.spec.yaml.YamlVisitor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * Finds what looks like an image, but is not where a pod names its own: a key or a variable that speaks of an image, the
 * argument of such a flag, a name with a registry's host anywhere, and all that within texts that are YAML themselves.
 *
 * @param lines from a line of what is read to the line of the manifest, both from 1
 * @param depth how many texts this one stands in
 */
record MentionedImages(UnaryOperator<String> fill, FoundImages found, IntUnaryOperator lines, int depth)
        implements YamlVisitor {
    private static final int DEEPEST = 3;

    /** Their texts are for people. */
    private static final Set<String> PROSE = Set.of("description", "summary");

    MentionedImages(UnaryOperator<String> fill, FoundImages found) {
        this(fill, found, line -> line, 0);
    }

    @Override
    public void scalar(YamlScalar scalar, Optional<YamlScalar> before) {
        String text = fill.apply(scalar.text());
        if (!isRun(scalar.path()) && !PROSE.contains(scalar.key())) {
            named(scalar, before).ifPresent(key -> mention(key, text.strip(), scalar));
            if (depth == 0) {
                ImageTexts.find(text, (name, line) -> mention("", name, scalar.line(line)));
            }
            within(text, scalar);
        }
    }

    /** Within a text, nobody knows who reads it: what looks like a pod there is a mention too. */
    private boolean isRun(List<String> path) {
        return depth == 0 && PodImages.isImage(path);
    }

    /** The word that says that a text names an image: its key, or the flag before it. */
    private static Optional<String> named(YamlScalar scalar, Optional<YamlScalar> before) {
        return scalar.key().equals(YamlScalar.ITEM)
                ? before.map(YamlScalar::text).filter(text -> text.startsWith("-") && ImageWords.isKey(text))
                : Optional.of(scalar.key()).filter(ImageWords::isKey);
    }

    private void within(String text, YamlScalar scalar) {
        boolean mayBeYaml = text.indexOf('\n') >= 0 || text.startsWith("{") || text.startsWith("[");
        if (mayBeYaml && depth < DEEPEST && ImageWords.isIn(text)) {
            IntUnaryOperator within = line -> lines.applyAsInt(scalar.line(line - 1));
            new YamlReader(new Problems(), text.length())
                    .walk(new YamlText("", text), new MentionedImages(fill, found, within, depth + 1));
        }
    }

    @Override
    public void mapping(List<String> path, Map<String, YamlScalar> scalars) {
        String key = path.isEmpty() ? "" : path.get(path.size() - 1);
        Optional<YamlScalar> variable =
                Optional.ofNullable(scalars.get("name")).filter(name -> ImageWords.isKey(name.text()));
        variable.flatMap(name -> Optional.ofNullable(scalars.get("value")))
                .ifPresent(value -> mention("", fill.apply(value.text()).strip(), value));
        if (ImageWords.isKey(key)) {
            ImageParts.of(scalars).ifPresent(parts -> mention("image", fill.apply(parts.text()), parts.scalar()));
        }
    }

    private void mention(String key, String text, YamlScalar scalar) {
        mention(key, text, lines.applyAsInt(scalar.line(0)));
    }

    private void mention(String key, String text, int line) {
        ImageWords.named(key, text).ifPresent(image -> found.mention(text, Optional.of(image), line));
    }
}
