package dev.roadcase.inaetics.cli;

import dev.roadcase.inaetics.console.Log;
import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.processor.ProcessorKind;
import dev.roadcase.inaetics.processor.ProcessorService;
import dev.roadcase.inaetics.producer.ProducerService;
import dev.roadcase.inaetics.queue.QueueService;
import dev.roadcase.inaetics.service.Environment;
import dev.roadcase.inaetics.service.Service;
import dev.roadcase.inaetics.viewer.ViewerService;
import java.io.IOException;

/** Starts one service, which runs until the process is told to stop. */
public final class Main {
    private static final int USAGE = 2;
    private static final int MACHINE = 6;

    private Main() {}

    /** Ends with 2 for words or an environment that make no sense, with 6 where this machine does not let it. */
    public static void main(String[] args) {
        Log log = Log.ofProcess();
        Environment environment = new Environment(System.getenv());
        try {
            Service service = start(String.join(" ", args), environment, log);
            log.note(String.join(" ", args) + " answers at " + service.address());
            Ending.of(service, log)
                    .await(environment.variable("INAETICS_UNTIL_EOF").isPresent());
        } catch (IllegalArgumentException e) {
            log.warn(e.getMessage());
            System.exit(USAGE);
        } catch (IOException e) {
            log.warn(e.getMessage());
            System.exit(MACHINE);
        }
    }

    private static Service start(String words, Environment environment, Events events) throws IOException {
        return switch (words) {
            case "producer" -> ProducerService.start(environment, events);
            case "queue" -> QueueService.start(environment, events);
            case "processor felix" -> ProcessorService.start(ProcessorKind.FELIX, environment, events);
            case "processor celix" -> ProcessorService.start(ProcessorKind.CELIX, environment, events);
            case "processor uncapped" -> ProcessorService.start(ProcessorKind.UNCAPPED, environment, events);
            case "viewer" -> ViewerService.start(environment, Main.class, events);
            default ->
                throw new IllegalArgumentException(
                        "start one of: producer, queue, processor felix, processor celix, processor uncapped, viewer;"
                                + " not: " + words);
        };
    }
}
