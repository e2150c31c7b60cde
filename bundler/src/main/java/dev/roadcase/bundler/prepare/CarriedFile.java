package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.build.Compression;
import dev.roadcase.bundler.pack.Content;
import dev.roadcase.bundler.reuse.MadeFile;

/**
 * A file as it will be carried, and where its bytes are.
 *
 * @param descriptor of the bytes that are carried
 * @param content digest of the file itself
 * @param contentSize of the file itself, in bytes
 */
record CarriedFile(Descriptor descriptor, Digest content, long contentSize, Content bytes) {
    static CarriedFile of(Compression.CompressedFile made) {
        return new CarriedFile(made.descriptor(), made.content(), made.contentSize(), Content.of(made.file()));
    }

    static CarriedFile of(MadeFile made) {
        return new CarriedFile(
                made.descriptor(), made.content(), made.contentSize(), ReusedContent.alone(made.found()));
    }
}
