package dev.roadcase.agent.runtime;

import java.util.List;
import java.util.function.Supplier;

/** Hears what a runtime should hold, and which names it is about to get, before it gets them. */
public interface LoadRecord {

    /** @param names asks for all names that pods' runtime has, before it gets anything */
    void found(Supplier<List<GivenName>> names);

    /** All images that it should hold. */
    void wanted(List<GivenName> images);

    /** The names that are not there yet. */
    void given(List<GivenName> names);
}
