package dev.roadcase.bundler.doctor;

import dev.roadcase.bundler.cluster.site.Laptop;
import dev.roadcase.bundler.doctor.computer.SystemFiles;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether this computer has the memory for the machines.
 *
 * @param whole its memory, in bytes
 */
record MemoryExamination(ShowNeeds needs, long whole, SystemFiles files) implements Examination {
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s*(\\d+) kB");

    @Override
    public List<Symptom> symptoms() {
        if (needs.memory() > 0 && needs.memory() + Laptop.KEPT > whole) {
            return List.of(Symptom.spoils(
                    "too little memory: " + machines() + ", this computer itself needs " + mebibytes(Laptop.KEPT)
                            + ", and it has " + mebibytes(whole),
                    "take a larger computer, or fewer or smaller machines in site.yaml or demo.yaml"));
        }
        return available()
                .filter(free -> free < needs.memory())
                .map(free -> List.of(Symptom.maySpoil(
                        "little memory is left: " + machines() + ", and other programs leave " + mebibytes(free),
                        "end programs that the show does not need, and stop other shows")))
                .orElse(List.of());
    }

    private String machines() {
        return (needs.machines() == 1 ? "one machine takes " : needs.machines() + " machines take ")
                + mebibytes(needs.memory());
    }

    private Optional<Long> available() {
        return files.lines("proc/meminfo").stream()
                .map(AVAILABLE::matcher)
                .filter(Matcher::matches)
                .map(line -> Long.parseLong(line.group(1)) << 10)
                .findFirst();
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
