package dev.roadcase.junio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process. */
class MainTest {
    @TempDir
    private Path folder;

    private Process start(String port, String... words) throws IOException {
        Path version = Files.writeString(folder.resolve("version"), "1.0.0\n");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "@conf/java.options",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PORT", port);
        builder.environment().put("VERSION_FILE", version.toString());
        return builder.start();
    }

    private static String err(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void itSaysWhatItIsInTheFirstLineAndStopsWhenItIsToldTo() throws Exception {
        Process process = start("0", "date");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).matches("Starting date version 1\\.0\\.0 on port [1-9][0-9]*\\.");
            process.toHandle().destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(out.readLine()).isNull();
        }
    }

    @Test
    void wordsThatStartNothingAreAnsweredWithThoseThatDo() throws Exception {
        Process process = start("0", "dates");
        assertThat(err(process))
                .isEqualTo("error: start one of: board, date, names, templater, time, web; not: dates\n");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void aPortThatMakesNoSenseIsNamed() throws Exception {
        Process process = start("seven", "time");
        assertThat(err(process)).isEqualTo("error: PORT is no port from 0 to 65535: seven\n");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    private static String out(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aTemplateIsFilledInAndPrinted() throws Exception {
        Path file = Files.writeString(folder.resolve("t.yaml"), "é: {{ index . \"VERSION\" | dotstodashes }}\n");
        Process process = start("0", "templater", "VERSION=1.0.0", file.toString());
        assertThat(out(process)).isEqualTo("é: 1-0-0\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void templaterAloneSaysHowItIsUsed() throws Exception {
        Process process = start("0", "templater");
        assertThat(out(process)).startsWith("Usage: templater KEY=VALUE… FILE\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void whatCannotBeFilledInEndsWithOneAndPrintsNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("t.yaml"), "a: 1\nb: {{ index . \"VERSION\" }}\n");
        for (String[] words : new String[][] {
            {"templater", file.toString()}, {"templater", "VERSION", file.toString()}, {"templater", "A=b", "none.yaml"}
        }) {
            Process process = start("0", words);
            assertThat(err(process)).startsWith("error: fill in ").hasLineCount(1);
            assertThat(out(process)).isEmpty();
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }
}
