package dev.roadcase.agent.runtime;

/** What becomes of layers on a machine. */
public enum Layers {
    /** They are kept as they came, beside the files in them: the runtime can give the image to others. */
    KEPT,
    /**
     * The files in them are kept alone, which is what containers need: less disk and less work. Where a runtime or a layer
     * does not allow it, they are kept.
     */
    UNPACKED
}
