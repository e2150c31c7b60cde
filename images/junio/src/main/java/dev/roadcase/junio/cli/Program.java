package dev.roadcase.junio.cli;

import dev.roadcase.junio.console.Log;
import dev.roadcase.junio.service.Environment;
import java.io.IOException;
import java.util.List;

/** What a word starts. */
@FunctionalInterface
interface Program {
    void run(List<String> words, Environment environment, Log log) throws IOException;
}
