package dev.roadcase.inaetics.registration;

/** What a service is. */
public enum Kind {
    PRODUCER,
    QUEUE,
    PROCESSOR,
    VIEWER
}
