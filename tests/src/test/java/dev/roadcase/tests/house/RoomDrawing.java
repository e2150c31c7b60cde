package dev.roadcase.tests.house;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The drawing of rooms in a module's README.md: the first block of code below its heading. */
record RoomDrawing(List<String> lines) {
    private static final Pattern BLOCK = Pattern.compile("(?s)\\n## Rooms and arrows\\n.*?\\n```\\n(.*?)\\n```\\n");
    private static final String WORD = "(?<![a-z.])%s(?![a-z]|\\.[a-z])";

    static RoomDrawing of(String page) {
        Matcher block = BLOCK.matcher(page);
        if (!block.find()) {
            throw new AssertionError("no drawing below \"## Rooms and arrows\"");
        }
        return new RoomDrawing(block.group(1).lines().toList());
    }

    /** The numbers of the lines on which a room stands. */
    List<Integer> lines(String room) {
        Pattern word = Pattern.compile(WORD.formatted(Pattern.quote(room)));
        return IntStream.range(0, lines.size())
                .filter(at -> word.matcher(lines.get(at)).find())
                .boxed()
                .toList();
    }

    /** The first of them. */
    int line(String room) {
        return lines(room).get(0);
    }
}
