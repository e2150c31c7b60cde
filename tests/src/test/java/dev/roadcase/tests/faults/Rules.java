package dev.roadcase.tests.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Which fault happens to which request. */
final class Rules {
    private final List<Rule> rules = new ArrayList<>();
    private int lifted;

    private record Rule(Predicate<Asked> which, List<Fault> faults, boolean always) {
        boolean concerns(Asked asked) {
            return !faults.isEmpty() && which.test(asked);
        }

        Fault take() {
            return always ? faults.get(0) : faults.remove(0);
        }
    }

    /** One fault to each of the next requests. */
    synchronized void next(Predicate<Asked> which, Fault... faults) {
        rules.add(new Rule(which, new ArrayList<>(Arrays.asList(faults)), false));
    }

    synchronized void always(Predicate<Asked> which, Fault fault) {
        rules.add(new Rule(which, List.of(fault), true));
    }

    synchronized Fault take(Asked asked) {
        return rules.stream()
                .filter(rule -> rule.concerns(asked))
                .findFirst()
                .map(Rule::take)
                .orElse(new Fault.None());
    }

    /** Nothing happens to anything from now on. */
    synchronized void lift() {
        rules.clear();
        lifted++;
        notifyAll();
    }

    /** Returns when the rules of now are lifted. */
    synchronized void awaitLift() throws IOException {
        try {
            for (int before = lifted; lifted == before; ) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
