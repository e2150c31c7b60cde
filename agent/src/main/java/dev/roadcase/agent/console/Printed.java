package dev.roadcase.agent.console;

import java.io.Writer;

/** Lets picocli write help and versions to a console's standard output. */
final class Printed extends Writer {
    private final Console console;

    Printed(Console console) {
        this.console = console;
    }

    @Override
    public void write(char[] text, int offset, int length) {
        console.print(new String(text, offset, length));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
