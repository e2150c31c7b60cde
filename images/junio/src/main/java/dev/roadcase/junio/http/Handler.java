package dev.roadcase.junio.http;

/** Answers GET at one path. */
@FunctionalInterface
public interface Handler {
    Reply answer(String path) throws InterruptedException;
}
