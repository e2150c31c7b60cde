package dev.roadcase.bundler.step;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.local.Browser;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.show.Page;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Shows pages of the demo.
 *
 * @param browser absent where there is no desktop: then the presenter opens the page by hand
 */
public record PageOpener(List<Page> pages, Parameters values, Optional<Browser> browser, Consumer<StepNews> news) {

    /** The address of a page. */
    String address(String name) {
        return pages.stream()
                .filter(page -> page.name().equals(name))
                .findFirst()
                .map(page -> values.fill(page.url()))
                .orElseThrow(() -> Problem.badInput("the demo has no page " + name));
    }

    void open(String name) {
        String address = address(name);
        try {
            if (browser.isPresent()) {
                browser.get().open(address);
                return;
            }
        } catch (IOException noOpener) {
            // A desktop without xdg-open: the presenter can do it.
        }
        news.accept(new StepNews.HandNeeded("open " + address));
    }
}
