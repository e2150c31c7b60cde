package dev.roadcase.bundler.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A phone reads what the terminal shows. */
class QrPictureTest {
    private static final int MODULE = 4;
    private static final int LIGHT = 0xffffff;

    @Test
    void aReaderFindsTheAddressInTheLetters() throws ReaderException {
        String address = "http://192.168.56.20:30373/dashboard.html?a=b";
        assertThat(read(new QrPicture(address).lines())).isEqualTo(address);
        assertThat(new QrPicture(address).colours())
                .allMatch(line -> line.startsWith("\u001b[97;40m") && line.endsWith("\u001b[0m"));
    }

    /** As a camera sees it: four dots for each module, on dark ground. */
    private static String read(List<String> lines) throws ReaderException {
        int width = lines.get(0).length();
        int[] dots = new int[width * MODULE * 2 * lines.size() * MODULE];
        for (int at = 0; at < dots.length; at++) {
            int x = at % (width * MODULE) / MODULE;
            int y = at / (width * MODULE) / MODULE;
            String drawn = y % 2 == 0 ? "█▀" : "█▄";
            dots[at] = drawn.indexOf(lines.get(y / 2).charAt(x)) >= 0 ? LIGHT : 0;
        }
        var seen = new RGBLuminanceSource(width * MODULE, 2 * lines.size() * MODULE, dots);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new GlobalHistogramBinarizer(seen)))
                .getText();
    }
}
