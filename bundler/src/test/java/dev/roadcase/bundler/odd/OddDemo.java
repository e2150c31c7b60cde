package dev.roadcase.bundler.odd;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.verification.Verification;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.agent.signature.TrustedKey;
import dev.roadcase.bundler.demand.Selection;
import dev.roadcase.bundler.keys.SigningKey;
import dev.roadcase.bundler.lock.LockPolicy;
import dev.roadcase.bundler.prepare.Destination;
import dev.roadcase.bundler.prepare.Origins;
import dev.roadcase.bundler.prepare.Prepare;
import dev.roadcase.bundler.prepare.PrepareRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A demo of images that an odd registry holds, prepared in this process as `bundle prepare` does it. */
public final class OddDemo {
    private static final SigningKey KEY = SigningKey.generate();
    private static final Trust TRUST =
            new Trust(List.of(new TrustedKey(KEY.verificationKey(), "the test made it")), false);

    private final Path work;
    private final OddRegistry registry;
    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());

    public OddDemo(Path work, OddRegistry registry) {
        this.work = work;
        this.registry = registry;
    }

    /** Prepares these images of the registry for these platforms; {@code all} is all of them. */
    Path prepare(String platforms, String... images) {
        String names = Stream.of(images)
                .map(image -> "  - \"" + registry.name() + "/" + image + "\"\n")
                .reduce("", String::concat);
        return prepare(platforms, "images:\n" + names, List.of());
    }

    /** Prepares a demo with these lines beside its name and version. */
    public Path prepare(String platforms, String lines, List<Path> reuse) {
        return prepare(platforms, lines, reuse, LockPolicy.FOLLOW);
    }

    /** The same, which may change this of what is locked. */
    Path prepare(String platforms, String lines, List<Path> reuse, LockPolicy policy) {
        write("agent.tar.gz", "an agent");
        write("demo/demo.yaml", "apiVersion: roadcase.dev/v1\nname: odd\nversion: 1.0.0\n" + lines);
        PrepareRequest request = new PrepareRequest(
                work.resolve("demo"),
                new Selection(Optional.of(platforms(platforms)), false, Map.of()),
                policy,
                new Destination(Optional.of(work.resolve("odd.bundle")), Optional.empty(), OptionalInt.empty()),
                reuse,
                work.resolve("agent.tar.gz"),
                work.resolve("cache"));
        Origins origins = new Origins(registry.settings(), List.of(), Clock.systemUTC());
        return new Prepare(request, origins, () -> KEY, events::add).run().file();
    }

    /** In the key that signs its bundles. */
    public static Trust trust() {
        return TRUST;
    }

    /** Verifies the bundle that was prepared, and opens it. */
    public Bundle verified(Path file) {
        return new Verification(Source.open(file), () -> TRUST, Events.NONE, 1).run();
    }

    /** What was said on the way that a user should know. */
    List<String> warnings() {
        return events.stream()
                .filter(Event.Warned.class::isInstance)
                .map(event -> ((Event.Warned) event).fact())
                .toList();
    }

    private static List<Platform> platforms(String words) {
        return words.equals("all")
                ? List.of()
                : Stream.of(words.split(" ")).map(Platform::parse).toList();
    }

    /** Writes a file, below the folder of the test. */
    public void write(String path, String content) {
        try {
            Path file = work.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
