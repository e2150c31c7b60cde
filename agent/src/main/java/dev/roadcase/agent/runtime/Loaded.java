package dev.roadcase.agent.runtime;

import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a runtime was given.
 *
 * @param loaded were not there, or not whole
 * @param skipped were there already
 * @param failed are not there now
 */
public record Loaded(List<BundledImage> loaded, List<BundledImage> skipped, List<NotLoaded> failed) {
    private static final int MOST_REASONS = 5;

    public Loaded {
        loaded = List.copyOf(loaded);
        skipped = List.copyOf(skipped);
        failed = List.copyOf(failed);
    }

    /** Names of the images that failed, separated by commas. */
    public String failedNames() {
        return failed.stream().map(each -> each.image().name()).collect(Collectors.joining(", "));
    }

    /** What is wrong with the images that failed, if any did: exit 4 if a part of the bundle is damaged, else exit 6. */
    public Optional<Problem> problem() {
        return failed.isEmpty() ? Optional.empty() : Optional.of(together());
    }

    private Problem together() {
        Problem all = Problem.together(failed.stream()
                .sorted(Comparator.comparing(each -> !isDamage(each.problem())))
                .limit(MOST_REASONS)
                .map(each -> each.problem().in("load " + each.image().name()))
                .toList());
        String message = failed.size() <= MOST_REASONS
                ? all.getMessage()
                : failed.size() + " images are not loaded: " + failedNames() + "\n" + all.getMessage();
        Problem whole = (isDamage(all) ? Problem.notAuthentic(message) : Problem.machine(message)).causedBy(all);
        return all.advice().map(whole::advise).orElse(whole);
    }

    private static boolean isDamage(Problem problem) {
        return problem.exitCode() == ExitCode.NOT_AUTHENTIC;
    }

    /** {@code loaded 3 images, skipped 1}: the words that scripts rely on. */
    @Override
    public String toString() {
        return "loaded " + loaded.size() + " images, skipped " + skipped.size();
    }
}
