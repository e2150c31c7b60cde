package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.rewind.RewindNews;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows a rewind while it goes on: line by line for people, as one document at its end for programs. */
public final class RewindReport implements Consumer<RewindNews> {
    private final Consumer<String> lines;
    private final ObjectNode document = Json.object();
    private final ArrayNode steps = document.putArray("steps");
    private final ArrayNode applied = document.putArray("applied");

    /** @param lines gets lines for people */
    public RewindReport(Consumer<String> lines) {
        this.lines = lines;
    }

    /** What was done, as one document. */
    public ObjectNode json() {
        return document;
    }

    @Override
    public void accept(RewindNews news) {
        if (news instanceof RewindNews.StepReversed step) {
            reversed(step);
        } else if (news instanceof RewindNews.PushesWithdrawn pushes) {
            list("withdrawn", pushes.images());
        } else if (news instanceof RewindNews.ObjectsDeleted objects) {
            list("deleted", objects.objects());
        } else if (news instanceof RewindNews.PodsEnded ended) {
            document.put("pods", ended.pods());
            lines.accept("ended: " + count(ended.pods(), "pod"));
        } else if (news instanceof RewindNews.KeysDeleted deleted) {
            document.put("keys", deleted.keys());
            lines.accept("deleted: " + count(deleted.keys(), "key") + " of etcd");
        } else if (news instanceof RewindNews.WorkloadApplied workload) {
            applied.add(workload.manifests());
            lines.accept("applied: " + workload.manifests());
        } else if (news instanceof RewindNews.ShowRewound end) {
            end(end);
        }
    }

    private void reversed(RewindNews.StepReversed step) {
        ObjectNode its = steps.addObject()
                .put("name", step.step())
                .put("undone", step.trouble().isEmpty());
        step.trouble().ifPresent(why -> its.put("trouble", why));
        lines.accept(step.trouble()
                .map(why -> "not taken back: " + step.step() + ": " + why)
                .orElse("taken back: " + step.step()));
    }

    private void list(String word, List<String> things) {
        things.forEach(document.putArray(word)::add);
        things.forEach(thing -> lines.accept(word + ": " + thing));
    }

    private static String count(int number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }

    private void end(RewindNews.ShowRewound end) {
        double seconds = end.took().toMillis() / 1000.0;
        document.put("name", end.demo()).put("seconds", seconds);
        end.others().forEach(document.putArray("others")::add);
        end.others().forEach(other -> lines.accept("stays: " + other + ", which is not of the demo"));
        end.absent().forEach(document.putArray("absent")::add);
        end.absent().forEach(machine -> lines.accept("absent: " + machine));
        lines.accept(String.format(Locale.ROOT, "rewound %s in %.1f s", end.demo(), seconds));
    }
}
