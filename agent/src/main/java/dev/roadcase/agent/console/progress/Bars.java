package dev.roadcase.agent.console.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line for each transfer and one for all of them. They fit into the terminal, and leave its last column and its last
 * row free. If it is narrow, the bar is left out first, then the time left, then the rate; then the name becomes shorter.
 */
record Bars(TerminalSize size, boolean colourful) {
    private static final String GREEN = "\u001b[32m";
    private static final String USUAL = "\u001b[0m";
    private static final String GAP = "  ";
    private static final int BAR = 10;
    private static final int AMOUNT = 15;
    private static final int RATE = 11;
    private static final int LEFT = 6;
    private static final int SHORT_NAME = 16;
    private static final int SHORTEST_NAME = 8;

    /** The lines; what does not fit is counted in one of them. */
    List<String> lines(List<Moving> running, Optional<Moving> whole) {
        int room = whole.isPresent() ? Math.max(0, size.rows() - 2) : Math.max(1, size.rows() - 1);
        int shown = running.size() > room ? Math.max(0, room - 1) : running.size();
        List<String> lines = new ArrayList<>();
        running.stream().limit(shown).map(this::line).forEach(lines::add);
        if (shown < running.size() && room > 0) {
            lines.add(new ScreenText("and " + (running.size() - shown) + " more").in(width()));
        }
        whole.map(this::line).ifPresent(lines::add);
        return lines;
    }

    private String line(Moving moving) {
        ScreenText name = new ScreenText(moving.name());
        if (moving.pause().isPresent()) {
            return waiting(name, moving.pause().get());
        }
        StringBuilder facts = new StringBuilder();
        int left = add(facts, moving.amount(), AMOUNT, width() - SHORTEST_NAME);
        left = add(facts, moving.rate(), RATE, left - (SHORT_NAME - SHORTEST_NAME));
        left = add(facts, moving.left(), LEFT, left);
        boolean withBar = left >= GAP.length() + BAR;
        int room = width() - facts.length() - (withBar ? GAP.length() + BAR : 0);
        return name.in(room) + (withBar ? GAP + bar(moving) : "") + facts;
    }

    /** Adds a column if there is room for it. Answers what room is left. */
    private static int add(StringBuilder facts, String fact, int columns, int left) {
        int taken = GAP.length() + Math.max(columns, fact.length());
        if (taken > left) {
            return 0;
        }
        facts.append(GAP)
                .append(" ".repeat(taken - GAP.length() - fact.length()))
                .append(fact);
        return left - taken;
    }

    private String waiting(ScreenText name, String pause) {
        int room = Math.min(name.columns(), width() / 2);
        return name.in(room) + new ScreenText(GAP + pause).in(width() - room);
    }

    private String bar(Moving moving) {
        int full = (int) ((BAR - 2) * moving.share());
        String done = "=".repeat(full);
        return "[" + (colourful ? GREEN + done + USUAL : done) + "-".repeat(BAR - 2 - full) + "]";
    }

    private int width() {
        return Math.max(1, size.columns() - 1);
    }
}
