package dev.roadcase.agent.runtime;

import java.util.List;

/** Hears what a runtime should hold, and which names it is about to get, before it gets them. */
public interface LoadRecord {

    /** All names that pods' runtime has, before it gets anything. */
    void found(List<GivenName> names);

    /** All images that it should hold. */
    void wanted(List<GivenName> images);

    /** The names that are not there yet. */
    void given(List<GivenName> names);
}
