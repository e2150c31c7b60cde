package dev.roadcase.tests.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What came of running a command: its exit code and what it said. */
public record Ran(int exitCode, String out, String err) {

    /** Fails unless the command did what it was asked. */
    public Ran succeeded() {
        assertThat(exitCode).as("%s", this).isZero();
        return this;
    }

    /** How it ended first, since reports cut what is long. */
    @Override
    public String toString() {
        List<String> lines = complaint();
        String last = String.join(" ", lines.subList(Math.max(0, lines.size() - 2), lines.size()));
        return "exit " + exitCode + ", in the end: " + last + "\nall: " + err + "\nout: " + out;
    }

    /** Fails unless it ended with this code and an error of three lines at most on standard error, and nothing beside. */
    public Ran failed(int code) {
        assertThat(exitCode).as("%s", this).isEqualTo(code);
        assertThat(complaint()).as("%s", this).hasSizeBetween(1, 3);
        assertThat(complaint()).as("%s", this).allMatch(line -> line.matches("(error|hint): .+"));
        assertThat(complaint().get(0)).startsWith("error: ");
        assertThat(out).isEmpty();
        return this;
    }

    /** Standard error, by lines. */
    public List<String> complaint() {
        return err.lines().toList();
    }

    /** Standard output as one JSON document. */
    public JsonNode json() {
        try {
            return new ObjectMapper().readTree(out);
        } catch (IOException e) {
            throw new UncheckedIOException("not a JSON document: " + out, e);
        }
    }
}
