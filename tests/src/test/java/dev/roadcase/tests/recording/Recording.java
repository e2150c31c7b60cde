package dev.roadcase.tests.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A run of the demonstrator. As a file it has a line for each moment, and one with a text in the place of numbers for
 * what somebody did.
 */
public record Recording(List<Moment> moments, List<Mark> marks) {
    private static final int MARK_WORDS = 2;

    public Recording {
        moments = List.copyOf(moments);
        marks = List.copyOf(marks);
    }

    /** The time that all of it took, in seconds. */
    double length() {
        return moments.isEmpty() ? 0 : moments.get(moments.size() - 1).seconds();
    }

    /** The moments after a time, in seconds. */
    public List<Moment> since(double time) {
        return moments.stream().filter(moment -> moment.seconds() >= time).toList();
    }

    /** Writes it as CSV. */
    public void write(Path file) {
        StringBuilder text = new StringBuilder(Moment.HEAD).append('\n');
        int next = 0;
        for (Moment moment : moments) {
            for (; next < marks.size() && marks.get(next).seconds() <= moment.seconds(); next++) {
                text.append(line(marks.get(next)));
            }
            text.append(moment.csv()).append('\n');
        }
        marks.subList(next, marks.size()).forEach(mark -> text.append(line(mark)));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Mark mark) {
        return String.format(Locale.ROOT, "%.1f,%s%n", mark.seconds(), mark.what());
    }

    /** Reads what {@link #write} wrote. */
    public static Recording read(Path file) {
        List<Moment> moments = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        for (String line : lines(file)) {
            String[] words = line.split(",");
            if (words.length == MARK_WORDS) {
                marks.add(new Mark(Double.parseDouble(words[0]), words[1]));
            } else {
                moments.add(Moment.read(words));
            }
        }
        return new Recording(moments, marks);
    }

    private static List<String> lines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.subList(1, lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
