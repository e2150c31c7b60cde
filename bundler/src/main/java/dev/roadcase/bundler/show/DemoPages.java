package dev.roadcase.bundler.show;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.NearNames;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.show.Page;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pages of a show, by the names that a user types. */
public record DemoPages(List<Page> pages) {
    public DemoPages {
        pages = List.copyOf(pages);
    }

    /**
     * The page of this name, whatever its case; the first one without a name.
     *
     * @throws Problem exit 2 if there is none
     */
    public Page page(Optional<String> name) {
        return name.map(this::named)
                .orElseGet(
                        () -> pages.stream()
                                .findFirst()
                                .orElseThrow(
                                        () -> Problem.usage("the show has no page")
                                                .advise(
                                                        "describe one in demo.yaml under pages; those with a secret in their address are not known here")));
    }

    private Page named(String name) {
        List<String> names = pages.stream().map(Page::name).toList();
        return pages.stream()
                .filter(page -> page.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Problem.usage("the show has no page " + Excerpt.of(name)
                                + NearNames.meant(name, names)
                                        .map(near -> ": did you mean " + near + "?")
                                        .orElse(""))
                        .advise(
                                names.isEmpty()
                                        ? "describe pages in demo.yaml under pages"
                                        : "its pages are " + names.stream().collect(Collectors.joining(", "))));
    }
}
