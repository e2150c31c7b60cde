package dev.roadcase.bundler.rehearsal.page;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.bundler.cluster.plan.BundledDemo;
import dev.roadcase.bundler.spec.Demo;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where a rehearsal was, and with what.
 *
 * @param about what the demo is
 * @param rows what is to be known of it, by what it is
 */
public record Surroundings(String about, Map<String, String> rows) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm z", Locale.ENGLISH);

    public Surroundings {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /**
     * Those of this computer, now.
     *
     * @param program version of this program
     * @param engine the container engine and its version
     */
    public static Surroundings here(Bundle bundle, String program, String engine) {
        Demo demo = new BundledDemo(bundle).demo();
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("Date", DATE.format(ZonedDateTime.now(ZoneId.systemDefault())));
        rows.put("Bundle", Path.of(bundle.file()).getFileName() + ", " + bundle.indexDigest());
        rows.put(
                "Signed by",
                "key " + bundle.signer().keyId() + "; " + bundle.signer().reason());
        demo.cluster().ifPresent(cluster -> {
            rows.put("Machines", "a controller and " + cluster.nodes().count() + " nodes, as containers");
            rows.put("Kubernetes", cluster.kubernetes());
        });
        rows.put("Computer", ThisComputer.words());
        rows.put("Container engine", engine);
        rows.put("Roadcase", program);
        return new Surroundings(demo.description(), rows);
    }
}
