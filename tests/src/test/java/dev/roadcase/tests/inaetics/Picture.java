package dev.roadcase.tests.inaetics;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** A picture of a page, by its pixels. */
record Picture(BufferedImage pixels) {
    private static final int SHADES = 31;
    private static final int LIGHTEST = 255;

    static Picture read(byte[] png) throws IOException {
        return new Picture(ImageIO.read(new ByteArrayInputStream(png)));
    }

    int width() {
        return pixels.getWidth();
    }

    int height() {
        return pixels.getHeight();
    }

    /** How many there are; a page that shows nothing has few. */
    long colours() {
        return all().distinct().count();
    }

    private IntStream all() {
        return IntStream.range(0, width() * height()).map(at -> pixels.getRGB(at % width(), at / width()));
    }

    /** The same to the eye, in two thirds of the bytes. */
    Picture inFewerColours() {
        BufferedImage fewer = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
        int[] rounded = all().map(Picture::rounded).toArray();
        fewer.setRGB(0, 0, width(), height(), rounded, 0, width());
        return new Picture(fewer);
    }

    private static int rounded(int colour) {
        IntUnaryOperator shade = shift -> {
            int value = colour >> shift & LIGHTEST;
            return Math.round(Math.round(value * SHADES / (float) LIGHTEST) * LIGHTEST / (float) SHADES) << shift;
        };
        return shade.applyAsInt(16) | shade.applyAsInt(8) | shade.applyAsInt(0);
    }

    /** Writes it as PNG, as small as it can be. */
    void write(Path file) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(0);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(png)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(pixels, null, null), how);
        } finally {
            writer.dispose();
        }
        Files.write(file, png.toByteArray());
    }
}
