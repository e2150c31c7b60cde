package dev.roadcase.bundler.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.DemoReader;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a Compose file says, it is refused with a sentence, or drafted into a demo that we read. */
class ComposeMutationTest {
    private static final int TRIES = Integer.getInteger("roadcase.mutations", 300);
    private static final List<String> PIECES = List.of(
            "${X}",
            "${X:-y}",
            "$${",
            "$",
            "\"",
            "'",
            "{",
            "}",
            "[",
            "]",
            ": ",
            "- ",
            "\n",
            "null",
            "~",
            "<<: *e",
            "*e",
            "&e ",
            "!!binary x",
            "!reset ",
            "\t",
            "\r\n",
            "\u0000",
            "\ufeff",
            "\ud83d\ude00",
            "0",
            "-1",
            "99999999999",
            "1-65535",
            "/",
            "..",
            "../",
            "\\",
            "%",
            "#",
            "|\n",
            ">\n",
            "?",
            "---\n",
            "services:",
            "image:",
            "build: x",
            "extends: a",
            "@",
            ":");
    private static final String COMPOSE = """
            x-e: &e {LEVEL: "${LEVEL:-info}"}
            services:
              a:
                image: quay.io/acme/a:${TAG:-1}
                command: sh -c "echo $$HOME"
                ports: ["8080:80", {target: 53, published: 53, protocol: udp}]
                environment: {<<: *e, DB_PASSWORD: x, URL: "http://a:b@c"}
                volumes: [./file.txt:/etc/file, data:/data]
                healthcheck: {test: [CMD, curl, "http://localhost:80/x"], interval: 1m}
                deploy: {replicas: 2, resources: {limits: {memory: 64m, cpus: "0.5"}}}
              b:
                extends: {service: a}
                env_file: [file.txt]
                depends_on: {a: {condition: service_healthy}}
                user: "1:1"
            """;

    @TempDir
    private Path folder;

    @Test
    void itIsRefusedOrReadAgain() throws IOException {
        Random random = new Random(7);
        Files.writeString(folder.resolve("file.txt"), "A=${B}\nC='d\n");
        int drafted = 0;
        for (int i = 0; i < TRIES; i++) {
            String text = mutated(random);
            Path file = Files.writeString(folder.resolve("compose.yaml"), text);
            Path demo = folder.resolve("demo" + i);
            try {
                new Drafting(Optional.of(file), demo).run();
                drafted++;
                assertThat(DemoReader.read(DemoFolder.at(demo)).name()).as(text).isNotEmpty();
            } catch (Problem e) {
                assertThat(e.getMessage()).as(text).isNotEmpty();
                assertThat(demo).as(text + e).doesNotExist();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(text, e);
            }
        }
        assertThat(drafted).isPositive();
    }

    private static String mutated(Random random) {
        String text = COMPOSE;
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(4));
            text = text.substring(0, at) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(end);
        }
        return text;
    }
}
