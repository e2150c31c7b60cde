package dev.roadcase.bundler.console;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import dev.roadcase.agent.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text as a QR code (ISO/IEC 18004) of letters: each shows one module above another. Light modules are drawn, since most
 * terminals are dark.
 */
public record QrPicture(String text) {
    /** Light modules around it (ISO/IEC 18004, section 5.3.8): cameras find no code without them. */
    private static final int QUIET_ZONE = 4;

    private static final String WHITE_ON_BLACK = "\u001b[97;40m";
    private static final String AS_BEFORE = "\u001b[0m";

    /** For a terminal, whatever its colours are. */
    public List<String> colours() {
        return lines().stream().map(line -> WHITE_ON_BLACK + line + AS_BEFORE).toList();
    }

    /** Without colours: right where letters are light and the ground is dark. */
    public List<String> lines() {
        BitMatrix modules = modules();
        return IntStream.range(0, (modules.getHeight() + 1) / 2)
                .mapToObj(row -> line(modules, 2 * row))
                .toList();
    }

    /** @throws Problem exit 3 if the text is too long */
    private BitMatrix modules() {
        try {
            return new QRCodeWriter()
                    .encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET_ZONE));
        } catch (WriterException e) {
            throw Problem.badInput("no QR code can hold " + text.length() + " characters")
                    .causedBy(e);
        }
    }

    private static String line(BitMatrix modules, int y) {
        return IntStream.range(0, modules.getWidth())
                .mapToObj(x -> letter(isLight(modules, x, y), isLight(modules, x, y + 1)))
                .collect(Collectors.joining());
    }

    private static boolean isLight(BitMatrix modules, int x, int y) {
        return y >= modules.getHeight() || !modules.get(x, y);
    }

    private static String letter(boolean upper, boolean lower) {
        if (upper) {
            return lower ? "█" : "▀";
        }
        return lower ? "▄" : " ";
    }
}
