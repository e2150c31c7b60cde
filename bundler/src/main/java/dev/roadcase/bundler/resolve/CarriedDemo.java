package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.demand.Demand;
import dev.roadcase.bundler.demand.DemandedChart.WebChart;
import dev.roadcase.bundler.demand.DemandedFile;
import dev.roadcase.bundler.spec.file.CarriedUrl;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.yaml.YamlText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** demo.yaml as a bundle carries it: without the values in the queries of URLs. */
record CarriedDemo(DemoFolder folder, List<URI> queries) {
    /** The longest first, since one may begin like another one. */
    static CarriedDemo of(Demand demand) {
        return new CarriedDemo(
                demand.folder(),
                Stream.concat(
                                demand.files().stream()
                                        .flatMap((DemandedFile file) ->
                                                file.url().stream().map(UrlOrigin::url)),
                                demand.charts().stream()
                                        .filter(WebChart.class::isInstance)
                                        .map(chart -> ((WebChart) chart).url()))
                        .filter(url -> !CarriedUrl.of(url).equals(url))
                        .distinct()
                        .sorted(Comparator.comparing((URI url) -> url.toString().length())
                                .reversed())
                        .toList());
    }

    /** Whether nothing has to be taken out. */
    boolean isWhole() {
        return queries.isEmpty();
    }

    byte[] bytes() {
        String text = new String(folder.bytes(DemoFolder.FILE, YamlText.LARGEST), StandardCharsets.UTF_8);
        for (URI url : queries) {
            text = text.replace(url.toString(), CarriedUrl.of(url).toString());
        }
        for (URI url : queries) {
            requireGone(url, text);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** YAML can write one text in many ways: one that is not found cannot be taken out. */
    private static void requireGone(URI url, String text) {
        if (!text.contains(CarriedUrl.of(url).toString()) || text.contains(url.getRawQuery())) {
            throw Problem.badInput("the query of " + new UrlOrigin(url, java.util.Optional.empty()).shown()
                            + " cannot be taken out of demo.yaml, and the bundle would carry it")
                    .advise(
                            "write the URL on one line, without escapes, or put the token under credentials in config.yaml");
        }
    }
}
