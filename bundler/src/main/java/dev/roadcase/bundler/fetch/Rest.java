package dev.roadcase.bundler.fetch;

import dev.roadcase.bundler.remote.ByteRange;
import dev.roadcase.bundler.remote.RemotePart;
import dev.roadcase.bundler.remote.Validator;
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
