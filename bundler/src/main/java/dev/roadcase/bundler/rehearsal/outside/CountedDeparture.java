package dev.roadcase.bundler.rehearsal.outside;

/** Something that tried to leave, and with how many packets in all. */
public record CountedDeparture(Departure departure, int packets) {}
