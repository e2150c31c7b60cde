package dev.roadcase.bundler.spec.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads YAML into nodes, within limits. It never reads into objects, so no tag of a file loads a class. */
public final class YamlReader {
    private static final int DEEPEST = 100;
    private static final int MOST_ALIASES = 50;

    private final Problems problems;
    private final int largest;

    /**
     * A reader of texts of at most this many characters.
     *
     * @param problems gets syntax errors and the problems of nodes
     */
    public YamlReader(Problems problems, int largest) {
        this.problems = problems;
        this.largest = largest;
    }

    /** The only document of a file. An empty file or a second document is a problem. */
    public Optional<YamlNode> document(YamlText yaml) {
        List<YamlNode> documents = new ArrayList<>();
        if (!read(yaml, documents::add)) {
            return Optional.empty();
        }
        if (documents.isEmpty()) {
            problems.add(new Place(yaml.file(), 1, 1), "the file is empty");
            return Optional.empty();
        }
        documents.stream().skip(1).findFirst().ifPresent(second -> second.problem("a second document in the file"));
        return Optional.of(documents.get(0));
    }

    /** Gives the documents of a file one by one, without empty ones, up to the first syntax error, which is a problem. */
    public void documents(YamlText yaml, Consumer<YamlNode> receiver) {
        read(yaml, receiver);
    }

    /** Walks over all documents of a file of any size, up to the first syntax error, which is a problem. */
    public boolean walk(YamlText yaml, YamlVisitor visitor) {
        return reading(
                yaml,
                () -> new ScalarWalk(yaml.file(), visitor, DEEPEST)
                        .over(new Yaml(limits())
                                .parse(new StringReader(yaml.text()))
                                .iterator()));
    }

    private boolean read(YamlText yaml, Consumer<YamlNode> receiver) {
        return reading(yaml, () -> {
            for (Node root : new Yaml(limits()).composeAll(new StringReader(yaml.text()))) {
                if (root != null) {
                    receiver.accept(new YamlNode(root, yaml.file(), problems));
                }
            }
        });
    }

    private boolean reading(YamlText yaml, Runnable work) {
        try {
            work.run();
            return true;
        } catch (MarkedYAMLException e) {
            problems.add(place(yaml, e), "not YAML: " + words(e));
        } catch (ReaderException e) {
            int offset = yaml.text().offsetByCodePoints(0, Math.min(e.getPosition(), codePoints(yaml)));
            problems.add(Place.inText(yaml.file(), yaml.text(), offset), "not YAML: a character that is not allowed");
        } catch (YAMLException e) {
            problems.add(new Place(yaml.file(), 1, 1), "not YAML within our limits: " + e.getMessage());
        }
        return false;
    }

    private static int codePoints(YamlText yaml) {
        return yaml.text().codePointCount(0, yaml.text().length());
    }

    private static String words(MarkedYAMLException e) {
        return (e.getContext() == null ? "" : e.getContext() + ", ") + e.getProblem();
    }

    private static Place place(YamlText yaml, MarkedYAMLException e) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        return mark == null
                ? new Place(yaml.file(), 1, 1)
                : new Place(yaml.file(), mark.getLine() + 1, mark.getColumn() + 1);
    }

    private LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(largest);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        return options;
    }
}
