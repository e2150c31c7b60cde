package dev.roadcase.junio.parts;

import dev.roadcase.junio.event.Events;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what is said. */
public final class Heard implements Events {
    public final List<String> facts = new CopyOnWriteArrayList<>();
    public final List<String> warnings = new CopyOnWriteArrayList<>();

    @Override
    public void note(String fact) {
        facts.add(fact);
    }

    @Override
    public void warn(String fact) {
        warnings.add(fact);
    }
}
