package dev.roadcase.bundler.fetch;

import dev.roadcase.bundler.remote.part.ByteRange;
import dev.roadcase.bundler.remote.part.RemotePart;
import dev.roadcase.bundler.remote.part.Validator;
import java.util.Optional;

/** Asks a server for what is missing of a content. */
@FunctionalInterface
interface Rest {

    /**
     * Asks once.
     *
     * @param validator of the content that the bytes before the range are of, where it is known
     */
    RemotePart ask(ByteRange range, Optional<Validator> validator);
}
