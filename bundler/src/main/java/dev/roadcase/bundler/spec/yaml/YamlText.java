package dev.roadcase.bundler.spec.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a YAML file.
 *
 * @param file its name as the user knows it
 */
public record YamlText(String file, String text) {
    /** The most bytes of a file that people write. No demo needs as many. */
    public static final int LARGEST = 1 << 20;

    /**
     * Decodes UTF-8. Other bytes, and too many bytes, are a problem.
     *
     * @param largest whole MiB
     */
    public static Optional<YamlText> decode(String file, byte[] bytes, int largest, Problems problems) {
        if (bytes.length > largest) {
            problems.add(new Place(file, 1, 1), "more than " + (largest >> 20) + " MiB: split it");
            return Optional.empty();
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        CharBuffer decoded = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), decoded, true);
        String text = decoded.flip().toString();
        if (result.isError()) {
            problems.add(Place.inText(file, text, text.length()), "not UTF-8");
            return Optional.empty();
        }
        return Optional.of(new YamlText(file, text));
    }
}
