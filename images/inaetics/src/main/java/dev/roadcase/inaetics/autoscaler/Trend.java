package dev.roadcase.inaetics.autoscaler;

/** What the algorithm sees in the queue; each is one of its branches. */
public enum Trend {
    RISES_FAST(2, "rises fast, above slope2"),
    RISES(1, "rises, above slope1"),
    STEADY_LOW(-1, "is steady and below barrierLow"),
    STEADY_HIGH(1, "is steady and above barrierHigh"),
    STEADY(0, "is steady between the barriers"),
    FALLS(-1, "falls, and is below barrierHigh"),
    FALLS_FAST(-2, "falls fast, and is below barrierHigh"),
    FALLS_HIGH(0, "falls, and is still at barrierHigh or above");

    private final int step;
    private final String words;

    Trend(int step, String words) {
        this.step = step;
        this.words = words;
    }

    /** How many processors more there should be. */
    public int step() {
        return step;
    }

    String words() {
        return words;
    }
}
