package dev.roadcase.bundler.provider;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.bundler.cluster.Configure;
import dev.roadcase.bundler.cluster.SiteMachine;
import dev.roadcase.bundler.cluster.WrittenConfiguration;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything that starting a cluster takes: its keys and user-data, the Vagrantfile, and volumes where they are asked for. */
public final class Setup {
    /** The port of an address that names none (RFC 9110, section 4.2.1). */
    private static final int HTTP = 80;

    private final Configure configure;
    private final boolean media;

    /** @param media whether a volume is written for each machine */
    public Setup(Configure configure, boolean media) {
        this.configure = configure;
        this.media = media;
    }

    /** Writes the folder. */
    public Configured run(Bundle bundle) {
        WrittenConfiguration planned = configure.run(bundle);
        planned.folder().write("vagrant.sh", VagrantFiles.script(planned.reader()));
        planned.folder().write("Vagrantfile", VagrantFiles.vagrantfile());
        if (planned.site().hasDisks()) {
            planned.folder().link("payload.iso", Path.of(planned.bundle()));
        }
        return new Configured(
                planned.folder().path(),
                planned.reader().dialect(),
                planned.kubernetes().toString(),
                planned.site().machines().stream().map(SiteMachine::name).toList(),
                advice(planned));
    }

    private List<String> advice(WrittenConfiguration planned) {
        List<String> lines = new ArrayList<>(media ? volumes(planned) : List.of());
        if (!planned.removed().isEmpty()) {
            lines.add("removed what an earlier configure wrote, and this one does not: "
                    + String.join(", ", planned.removed()));
        }
        if (!planned.site().hasDisks()) {
            planned.site()
                    .laptop()
                    .ifPresent(laptop ->
                            lines.add("no machine has the bundle as a disk: before they start, run bundle serve "
                                    + planned.bundle() + " --listen " + listening(laptop)));
        }
        return lines;
    }

    private static String listening(URI laptop) {
        return laptop.getHost() + ":" + (laptop.getPort() < 0 ? HTTP : laptop.getPort());
    }

    private static List<String> volumes(WrittenConfiguration planned) {
        Media media = new Media(planned);
        planned.site()
                .machines()
                .forEach(machine ->
                        planned.folder().writeSecret("media/" + machine.name() + ".iso", media.volume(machine)));
        return media.advice();
    }
}
