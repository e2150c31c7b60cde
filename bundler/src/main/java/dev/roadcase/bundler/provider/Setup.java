package dev.roadcase.bundler.provider;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.bundler.cluster.Configure;
import dev.roadcase.bundler.cluster.WrittenConfiguration;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes everything that a cluster needs to start: its keys and user-data, the Vagrantfile, and volumes if the user
 * asks for them.
 */
public final class Setup {
    /** The default port of an http address (RFC 9110, section 4.2.1). */
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
        WrittenConfiguration written = configure.run(bundle);
        written.folder().write(OutputFolder.VAGRANT_SCRIPT, VagrantFiles.script(written.reader()));
        written.folder().write(OutputFolder.VAGRANTFILE, VagrantFiles.vagrantfile());
        if (written.site().hasDisks()) {
            written.folder().link(OutputFolder.PAYLOAD, written.plan().bundle().path());
        }
        return new Configured(
                written.folder().path(),
                written.reader().dialect(),
                written.plan().kubernetes().toString(),
                written.site().machines().stream().map(SiteMachine::name).toList(),
                advice(written));
    }

    private List<String> advice(WrittenConfiguration written) {
        List<String> lines = new ArrayList<>(media ? volumes(written) : List.of());
        if (!written.removed().isEmpty()) {
            lines.add("removed what an earlier configure wrote, and this one does not: "
                    + String.join(", ", written.removed()));
        }
        if (!written.site().hasDisks()) {
            written.site()
                    .laptop()
                    .ifPresent(laptop -> lines.add(
                            "no machine has the bundle as a disk: before the machines start, run bundle serve "
                                    + written.plan().bundle().path() + " --listen " + listening(laptop)));
        }
        return lines;
    }

    private static String listening(URI laptop) {
        return laptop.getHost() + ":" + (laptop.getPort() < 0 ? HTTP : laptop.getPort());
    }

    private static List<String> volumes(WrittenConfiguration written) {
        Media media = new Media(written);
        written.site()
                .machines()
                .forEach(machine -> written.folder()
                        .writeSecret(OutputFolder.MEDIA + "/" + machine.name() + ".iso", media.volume(machine)));
        return media.advice();
    }
}
