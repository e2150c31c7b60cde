package dev.roadcase.bundler.push;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What a maker's registry does in its own way. */
interface Habit {
    Habit NONE = new Habit() {};

    /** The answer in the place of the usual one; then nothing is kept. */
    default Optional<Said> before(PushRegistry registry, Asked asked) {
        return Optional.empty();
    }

    /** What becomes of the usual answer. */
    default Said after(PushRegistry registry, Asked asked, Said usual) {
        return usual;
    }

    /** Answers like this instead. */
    static Habit instead(Predicate<Asked> which, Function<Asked, Said> answer) {
        return new Habit() {
            @Override
            public Optional<Said> before(PushRegistry registry, Asked asked) {
                return which.test(asked) ? answer.apply(asked).alone() : Optional.empty();
            }
        };
    }

    /** The same, the first time of all. */
    static Habit once(Predicate<Asked> which, Function<Asked, Said> answer) {
        return instead(first(which, asked -> "all"), answer);
    }

    /** The same, the first time of each request. */
    static Habit onceEach(Predicate<Asked> which, Function<Asked, Said> answer) {
        return instead(first(which, Asked::toString), answer);
    }

    /** Changes the good answers of this kind. */
    static Habit changing(Predicate<Asked> which, UnaryOperator<Said> change) {
        return new Habit() {
            @Override
            public Said after(PushRegistry registry, Asked asked, Said usual) {
                return usual.status() < 400 && which.test(asked) ? change.apply(usual) : usual;
            }
        };
    }

    /** Does what it is asked, and the answer is lost, the first time of all. */
    static Habit losing(Predicate<Asked> which) {
        return changing(first(which, asked -> "all"), said -> Said.CUT);
    }

    private static Predicate<Asked> first(Predicate<Asked> which, Function<Asked, String> same) {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        return asked -> which.test(asked) && seen.add(same.apply(asked));
    }
}
