package dev.roadcase.agent.runtime.member;

import java.io.IOException;
import java.io.OutputStream;

/** Takes members, in the form of a tar, into the folder of a layer. */
public interface Unpacking {

    /** Where the tar goes. */
    OutputStream tar();

    /**
     * Deletes what was unpacked there, a folder with all that is in it. What follows goes into another tar.
     *
     * @param path in the folder of the layer, as bytes
     */
    void delete(String path) throws IOException;
}
