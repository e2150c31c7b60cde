package dev.roadcase.bundler.doctor;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.bundler.doctor.computer.Computer;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.time.Heard;
import dev.roadcase.bundler.time.QuestionRound;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** Examines everything at the same time, within four seconds. What takes longer counts as not known. */
public final class Doctor {
    private static final Duration ASKED_FIRST = Duration.ofMillis(3300);
    private static final Duration MOST = Duration.ofSeconds(4);

    private final Computer computer;
    private final SettingsFolder settings;
    private final Supplier<Trust> trust;

    /** @param trust whom the user trusts to sign bundles */
    public Doctor(Computer computer, SettingsFolder settings, Supplier<Trust> trust) {
        this.computer = computer;
        this.settings = settings;
        this.trust = trust;
    }

    /** All that is wrong, at once. Nothing is changed. */
    public Diagnosis examine(Patient patient) {
        ExecutorService threads = QuestionRound.threads();
        long until = System.nanoTime() + ASKED_FIRST.toNanos();
        QuestionRound examinations = new QuestionRound(threads, MOST);
        try (Visit visit = new Visit(patient, computer, trust, new QuestionRound(threads, ASKED_FIRST))) {
            Map<String, Supplier<Heard<List<Symptom>>>> asked = new LinkedHashMap<>();
            new Examinations(computer, settings, visit, until)
                    .all()
                    .forEach((name, one) -> asked.put(name, examinations.ask(() -> symptoms(one))));
            Map<String, List<Symptom>> found = new LinkedHashMap<>();
            asked.forEach((name, answer) -> found.put(name, heard(answer.get())));
            return new Diagnosis(found);
        }
    }

    /** A file of the show that cannot be read spoils it; a place that may not be looked at does not. */
    private static List<Symptom> symptoms(Examination examination) {
        try {
            return examination.symptoms();
        } catch (Problem e) {
            if (e.exitCode() == ExitCode.MACHINE) {
                throw e;
            }
            return List.of(Symptom.of(e));
        }
    }

    private static List<Symptom> heard(Heard<List<Symptom>> heard) {
        return heard.answer().orElseGet(() -> List.of(Symptom.notKnown(heard.trouble(), "")));
    }
}
