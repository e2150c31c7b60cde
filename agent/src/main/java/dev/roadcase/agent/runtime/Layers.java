package dev.roadcase.agent.runtime;

/** What becomes of layers on a machine. */
public enum Layers {
    /** Layers are kept as they came, beside the files in them, so that the runtime can push the image. */
    KEPT,
    /**
     * Only the files in them are kept, which is what containers need: this takes less disk and less work. If a runtime
     * or a layer does not allow it, layers are kept.
     */
    UNPACKED
}
