package dev.roadcase.bundler.push;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a push has done.
 *
 * @param file the bundle
 * @param images that are in the registry now, in the order of the bundle
 * @param failed those that are not
 * @param gone why no registry was there any more, if that was so
 */
public record PushOutcome(
        String file,
        PushDestination target,
        List<PushedImage> images,
        List<NotPushed> failed,
        PushedBytes bytes,
        Optional<Problem> gone) {
    private static final List<ExitCode> KINDS = List.of(ExitCode.NOT_AUTHENTIC, ExitCode.MACHINE, ExitCode.UPSTREAM);

    private static final int MOST_REASONS = 5;
    private static final String AGAIN = "run the same command again: it sends only what is missing";

    public PushOutcome {
        images = List.copyOf(images);
        failed = List.copyOf(failed);
    }

    /** How many images are in the registry now, without what belongs to them. */
    public long imageCount() {
        return images.stream().filter(image -> image.subject().isEmpty()).count();
    }

    /** Whether all was there already. */
    public boolean isNothingNew() {
        return failed.isEmpty()
                && bytes.sent() == 0
                && bytes.mounts() == 0
                && images.stream().noneMatch(PushedImage::sent);
    }

    /**
     * What is wrong with the images that failed, if any did: exit 4 if a part of the bundle is damaged, 6 if it cannot be
     * read, else 5.
     */
    public Optional<Problem> problem() {
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        if (gone.isPresent()) {
            return gone.map(this::stopped);
        }
        return Optional.of(isSameForAll() ? once() : together());
    }

    /** Such as a login that is wrong for all of them. */
    private boolean isSameForAll() {
        return images.isEmpty()
                && failed.size() > 1
                && failed.stream()
                                .map(each -> each.problem().advice())
                                .distinct()
                                .count()
                        == 1
                && failed.get(0).problem().advice().isPresent();
    }

    private Problem once() {
        Problem first = failed.get(0).problem();
        String message = first.in("push " + failed.get(0).source()).getMessage() + "; none of the " + failed.size()
                + " images is pushed";
        return like(first, message).advise(first.advice().orElse(AGAIN)).causedBy(first);
    }

    private Problem stopped(Problem away) {
        return Problem.upstream("push to " + target + " stopped with " + failed.size() + " of "
                        + (failed.size() + images.size()) + " images to go: " + away.getMessage())
                .advise(AGAIN)
                .causedBy(away);
    }

    private Problem together() {
        Problem all = Problem.together(failed.stream()
                .sorted(Comparator.comparing(each -> KINDS.indexOf(kind(each.problem()))))
                .limit(MOST_REASONS)
                .map(each -> each.problem().in("push " + each.source()))
                .toList());
        String message = failed.size() <= MOST_REASONS
                ? all.getMessage()
                : failed.size() + " images are not pushed: " + names() + "\n" + all.getMessage();
        return like(all, message).advise(all.advice().orElse(AGAIN)).causedBy(all);
    }

    private String names() {
        return failed.stream().map(each -> each.source().toString()).collect(Collectors.joining(", "));
    }

    private static Problem like(Problem problem, String message) {
        return switch (kind(problem)) {
            case NOT_AUTHENTIC -> Problem.notAuthentic(message);
            case MACHINE -> Problem.machine(message);
            default -> Problem.upstream(message);
        };
    }

    /** What is wrong with the bundle is wrong with each push of it. */
    private static ExitCode kind(Problem problem) {
        return KINDS.contains(problem.exitCode()) ? problem.exitCode() : ExitCode.UPSTREAM;
    }
}
