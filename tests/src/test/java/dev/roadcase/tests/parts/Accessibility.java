package dev.roadcase.tests.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rules of WCAG up to AA that a program can check, and what is known to serve people well: axe-core, in the page. */
public final class Accessibility {
    private static final String RULES = source();
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            const words = one => one.nodes.map(node => `${one.id}: ${node.html} ${node.failureSummary}`);
            axe.run(document).then(
              found => done(found.passes.length > 5 ? found.violations.flatMap(words) : ["hardly a rule applies"]),
              error => done([String(error)]));
            """;

    private Accessibility() {}

    private static String source() {
        try (InputStream axe = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(axe.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the page that is shown. */
    public static List<?> violations(Chromium browser) {
        browser.evaluate(RULES);
        return (List<?>) browser.await(RUN);
    }
}
