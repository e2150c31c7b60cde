package dev.roadcase.agent.manifest;

import java.io.StringReader;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.ScalarToken;
import org.yaml.snakeyaml.tokens.Token;

/** Finds the scalars of a text in which marks stand, one token after the other: no tree is made of a large file. */
final class MarkedScalars {
    private final String text;
    private final Marks marks;
    private int codePoints;
    private int offset;

    MarkedScalars(String text, Marks marks) {
        this.text = text;
        this.marks = marks;
    }

    /** Gives them in their order. None is to be kept: each holds a part of what was read. */
    void forEach(Consumer<PlacedScalar> receiver) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(Integer.MAX_VALUE);
        try {
            read(new ScannerImpl(new StreamReader(new StringReader(Template.forYaml(text))), limits), receiver);
        } catch (MarkedYAMLException e) {
            throw new UnreadableManifest(e.getProblemMark().getLine() + 1, e.getProblem(), e);
        } catch (YAMLException e) {
            throw new UnreadableManifest(1, e.getMessage(), e);
        }
    }

    private void read(ScannerImpl scanner, Consumer<PlacedScalar> receiver) {
        while (scanner.checkToken()) {
            Token token = scanner.getToken();
            if (token instanceof ScalarToken scalar && marks.isIn(scalar.getValue())) {
                int from = offset(scalar.getStartMark());
                receiver.accept(new PlacedScalar(scalar, from, text.substring(from, offset(scalar.getEndMark()))));
            }
        }
    }

    /** Marks of the parser count code points. */
    private int offset(Mark mark) {
        offset = text.offsetByCodePoints(offset, mark.getIndex() - codePoints);
        codePoints = mark.getIndex();
        return offset;
    }
}
