package dev.roadcase.agent.node.workload;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.manifest.Template;
import dev.roadcase.agent.manifest.UnreadableManifest;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The manifests of a bundle's workloads, with values in the place of parameters, as files that kubectl takes. */
public final class WorkloadFiles {
    private final Bundle bundle;
    private final WorkloadPlan plan;

    /**
     * A file that was written.
     *
     * @param name in its folder
     * @param seconds how long to wait for what it makes; 0 for not at all
     * @param manifests its path in the demo's folder
     */
    public record WrittenManifests(String name, long seconds, String manifests) {}

    /**
     * Manifests with values in them, which may be secrets.
     *
     * @param manifests their path in the demo's folder
     * @param seconds how long to wait for what they make; 0 for not at all
     */
    public record AppliedManifests(String manifests, String text, long seconds) {
        /** The path alone. */
        @Override
        public String toString() {
            return manifests;
        }
    }

    public WorkloadFiles(Bundle bundle, WorkloadPlan plan) {
        this.bundle = bundle;
        this.plan = plan;
    }

    /**
     * Writes a file for each workload into the folder, readable for its owner only, because values may be secrets.
     *
     * @return in the order in which they are to be applied
     */
    public List<WrittenManifests> writeTo(Path folder) {
        List<WrittenManifests> written = new ArrayList<>();
        for (WorkloadPlan.PlannedWorkload workload : plan.workloads()) {
            String name = String.format(Locale.ROOT, "%03d.yaml", written.size() + 1);
            write(folder.resolve(name), filled(workload));
            written.add(new WrittenManifests(name, workload.seconds(), workload.manifests()));
        }
        return written;
    }

    /** What the files hold, in the order in which it is to be applied. */
    public List<AppliedManifests> applied() {
        return plan.workloads().stream()
                .map(workload -> new AppliedManifests(workload.manifests(), filled(workload), workload.seconds()))
                .toList();
    }

    private String filled(WorkloadPlan.PlannedWorkload workload) {
        byte[] document = bundle.read(document(workload.manifests()), Template.LARGEST);
        String text = new String(document, StandardCharsets.UTF_8);
        ParameterValues values = new ParameterValues(name -> value(workload, name), plan.texts());
        try {
            return switch (workload.form()) {
                case FILLED -> values.fill(text);
                case PLAIN -> text;
                case RELEASE -> HelmRelease.of(document, values).secret(Instant.now());
            };
        } catch (UnreadableManifest e) {
            throw Problem.badInput("fill in " + workload.manifests() + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private String value(WorkloadPlan.PlannedWorkload workload, String name) {
        return Optional.ofNullable(plan.values().get(name))
                .orElseThrow(() -> Problem.badInput(
                                "fill in " + workload.manifests() + ": the parameter " + name + " has no value")
                        .advise("configure again, and give this machine its new user-data"));
    }

    private Descriptor document(String path) {
        return new Contents(bundle)
                .demo(path)
                .orElseThrow(() -> Problem.badInput(bundle.file() + " carries no manifests " + path)
                        .advise("configure again, with this bundle"));
    }

    private static void write(Path file, String text) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw Problem.machine("write " + file + ": " + e.getMessage()).causedBy(e);
        }
    }
}
