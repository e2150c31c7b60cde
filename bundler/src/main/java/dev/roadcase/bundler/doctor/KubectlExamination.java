package dev.roadcase.bundler.doctor;

import java.util.List;

/**
 * Whether {@code bundle kubectl} has a program to run.
 *
 * @param installed whether this computer has one
 * @param carried whether the bundle has one
 */
record KubectlExamination(boolean installed, boolean carried) implements Examination {
    @Override
    public List<Symptom> symptoms() {
        return installed || carried
                ? List.of()
                : List.of(Symptom.maySpoil(
                        "this computer has no kubectl, and the bundle carries none", "install kubectl"));
    }
}
