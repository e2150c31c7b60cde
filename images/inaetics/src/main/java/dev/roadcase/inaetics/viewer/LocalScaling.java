package dev.roadcase.inaetics.viewer;

import dev.roadcase.inaetics.coordinator.Machines;
import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.http.Address;
import dev.roadcase.inaetics.process.LocalController;
import dev.roadcase.inaetics.process.LocalControllers;
import dev.roadcase.inaetics.scaling.Controllers;
import dev.roadcase.inaetics.service.Environment;
import dev.roadcase.inaetics.service.Worker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Replicas are processes of this machine, of the same Java and program as this one. */
final class LocalScaling implements Scaling {
    private static final Duration LAST = Duration.ofSeconds(2);

    private final LocalControllers controllers;
    private Worker worker;

    private LocalScaling(LocalControllers controllers) {
        this.controllers = controllers;
    }

    /**
     * One producer and one processor at the start; producers are stopped first.
     *
     * @param viewer where this one answers
     * @param program whose words start a replica
     */
    static LocalScaling beside(Address viewer, Environment environment, Class<?> program) {
        Map<String, String> variables = Map.of(
                "INAETICS_QUEUE",
                environment.queue().toString(),
                "INAETICS_VIEWER",
                viewer.toString(),
                "INAETICS_LISTEN",
                "127.0.0.1:0",
                "INAETICS_UNTIL_EOF",
                "yes");
        List<String> java = java(program);
        return new LocalScaling(new LocalControllers(List.of(
                controller("inaetics-producer-controller", 1, variables, java, "producer"),
                controller("inaetics-processor-celix-controller", 0, variables, java, "processor", "celix"),
                controller("inaetics-processor-controller", 1, variables, java, "processor", "felix"))));
    }

    private static LocalController controller(
            String name, int replicas, Map<String, String> variables, List<String> java, String... words) {
        return new LocalController(name, replicas, number -> {
            List<String> command = new ArrayList<>(java);
            command.addAll(Arrays.asList(words));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(variables);
            builder.environment().put("POD_NAME", String.join("-", words) + "-" + number);
            return builder;
        });
    }

    /** A heap and caches that leave room for a dozen of them beside each other. */
    private static List<String> java(Class<?> program) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Xms8m",
                "-Xmx32m",
                "-Xss256k",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName());
    }

    @Override
    public Controllers controllers() {
        return controllers;
    }

    @Override
    public Machines machines() {
        return List::of;
    }

    @Override
    public void start(Events events) {
        worker = Worker.start("scaling", stop -> controllers.run(stop, events), events);
    }

    @Override
    public void stop() throws InterruptedException {
        worker.stop(LAST);
        controllers.stop();
    }
}
