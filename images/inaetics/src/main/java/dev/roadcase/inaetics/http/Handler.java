package dev.roadcase.inaetics.http;

import java.io.IOException;

/** Answers calls of one method and path. */
@FunctionalInterface
public interface Handler {
    /**
     * @throws IllegalArgumentException for a call that makes no sense: 400, with the message
     * @throws IOException where another service does not answer: 502, with the message
     */
    Answer answer(Call call) throws IOException, InterruptedException;
}
