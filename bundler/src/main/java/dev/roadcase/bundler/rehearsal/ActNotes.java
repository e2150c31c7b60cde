package dev.roadcase.bundler.rehearsal;

import java.util.ArrayList;
import java.util.List;

/** What is written down while an act goes on. */
final class ActNotes {
    private final List<String> facts = new ArrayList<>();
    private final List<RehearsalFinding> findings = new ArrayList<>();

    void fact(String sentence) {
        facts.add(sentence);
    }

    void finding(String what, String advice) {
        findings.add(new RehearsalFinding(what, advice));
    }

    void finding(RehearsalFinding finding) {
        findings.add(finding);
    }

    List<String> facts() {
        return facts;
    }

    List<RehearsalFinding> findings() {
        return findings;
    }
}
