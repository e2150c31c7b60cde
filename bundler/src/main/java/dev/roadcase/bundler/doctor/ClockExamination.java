package dev.roadcase.bundler.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Whether this computer knows what time it is.
 *
 * @param bundle when the bundle's file was written; absent if there is none
 */
record ClockExamination(Clock clock, Optional<Instant> bundle) implements Examination {
    /** The cluster's certificates are valid in these years. */
    private static final int FIRST_VALID = 2000;

    private static final int LAST_VALID = 2049;
    /** No clock of a laptop that runs this program is right before it. */
    private static final int FIRST_LIKELY = 2024;

    /** Sticks with FAT keep times without their zone. */
    private static final Duration ANY_ZONE = Duration.ofDays(1);

    private static final String ADVICE = "set it: timedatectl set-time 'YYYY-MM-DD hh:mm'";

    @Override
    public List<Symptom> symptoms() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        int year = now.atZone(ZoneOffset.UTC).getYear();
        String says = "the clock of this computer says " + now;
        if (year < FIRST_VALID || year > LAST_VALID) {
            return List.of(Symptom.spoils(
                    says + ", when no certificate of the show is valid (" + FIRST_VALID + " to " + LAST_VALID + ")",
                    ADVICE));
        }
        if (year < FIRST_LIKELY) {
            return List.of(Symptom.maySpoil(says + ", which is before this program was made", ADVICE));
        }
        return bundle.filter(written -> now.plus(ANY_ZONE).isBefore(written))
                .map(written -> List.of(Symptom.maySpoil(
                        says + ", which is before the bundle was written: " + written.truncatedTo(ChronoUnit.SECONDS),
                        ADVICE)))
                .orElse(List.of());
    }
}
