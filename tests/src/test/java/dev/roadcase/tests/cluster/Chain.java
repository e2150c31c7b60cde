package dev.roadcase.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.inaetics.autoscaler.Algorithm;
import dev.roadcase.inaetics.autoscaler.Decision;
import dev.roadcase.inaetics.settings.Settings;
import java.util.List;

/** The autoscaler's decisions, the oldest first, which are worked out anew by the algorithm as it is deployed. */
record Chain(List<JsonNode> decisions) {
    private static final double SECOND = 1000;
    private static final double POLL = Settings.DEPLOYED.poll().toMillis();

    /** Leaves out those that had no numbers to decide by. */
    Chain {
        decisions = decisions.stream().filter(one -> one.has("level")).toList();
    }

    Chain before(long time) {
        return new Chain(decisions.stream().filter(one -> time(one) < time).toList());
    }

    Chain since(long time) {
        return new Chain(decisions.stream().filter(one -> time(one) >= time).toList());
    }

    /** Whether one began at so many processors. */
    boolean hasOneFrom(int processors) {
        return decisions.stream().anyMatch(one -> one.path("from").asInt() == processors);
    }

    /** The numbers of processors that were decided, one after the other. */
    List<Integer> steps() {
        return decisions.stream().map(one -> one.path("to").asInt()).distinct().toList();
    }

    /** Fails unless each is what the algorithm says, and takes its slope from the one a poll before it. */
    void isTheAlgorithms() {
        assertThat(decisions).allSatisfy(Chain::isTheAlgorithms);
        for (int at = 1; at < decisions.size(); at++) {
            JsonNode first = decisions.get(at - 1);
            JsonNode second = decisions.get(at);
            long apart = time(second) - time(first);
            if (apart > 0.9 * POLL && apart < 1.5 * POLL && number(second, "slope") != 0) {
                double slope = (number(second, "level") - number(first, "level")) * SECOND / POLL;
                assertThat(number(second, "slope"))
                        .as("%s then %s", first, second)
                        .isEqualTo(slope);
            }
        }
    }

    /** Fails unless each begins where the one before has ended, as it does while nobody else scales. */
    void isUnbroken() {
        for (int at = 1; at < decisions.size(); at++) {
            assertThat(decisions.get(at).path("from").asInt())
                    .as("%s", decisions.subList(at - 1, at + 1))
                    .isEqualTo(decisions.get(at - 1).path("to").asInt());
        }
    }

    private static void isTheAlgorithms(JsonNode made) {
        double level = number(made, "level");
        double before = level - number(made, "slope") * POLL / SECOND;
        Decision decision = Algorithm.decide(
                Settings.DEPLOYED, level, before, made.path("from").asInt());
        assertThat(made.path("text").asText()).isEqualTo(decision.words());
        assertThat(made.path("to").asInt()).isEqualTo(decision.requested());
    }

    private static long time(JsonNode decision) {
        return decision.path("timestamp").asLong();
    }

    private static double number(JsonNode decision, String name) {
        return decision.path(name).asDouble();
    }
}
