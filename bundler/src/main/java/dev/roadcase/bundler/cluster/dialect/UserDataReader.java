package dev.roadcase.bundler.cluster.dialect;

import dev.roadcase.bundler.cluster.site.Site;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import java.util.Arrays;
import java.util.List;

/**
 * The program on a machine that reads its user-data: all in which one such program differs from another. A new one is a
 * class here, a row in {@link #of} with its word in {@link Dialect}, and a script of vagrant/ that has this word as its name.
 */
public sealed interface UserDataReader permits CoreosCloudinit, CloudInit {
    /** The one that reads this dialect. */
    static UserDataReader of(Dialect dialect) {
        return switch (dialect) {
            case COREOS -> new CoreosCloudinit();
            case CLOUD_INIT -> new CloudInit();
        };
    }

    /** The one that comes with this operating system: the first that says so, in the order of {@link Dialect}. */
    static UserDataReader usual(String os) {
        return Arrays.stream(Dialect.values())
                .map(UserDataReader::of)
                .filter(reader -> reader.comesWith(os))
                .findFirst()
                .orElseThrow();
    }

    /** What it reads. */
    Dialect dialect();

    /** Whether this operating system brings it along. */
    boolean comesWith(String os);

    /** The user-data, which begins with the line {@code #cloud-config}. */
    String text(CloudConfig config);

    /**
     * The files by which a machine that starts from a volume gives itself its address. None where the program does that from
     * the volume's network_data.json, or where the machine's hardware address is not known.
     */
    List<MachineFile> addressFiles(Site site, SiteMachine machine);

    /** What has to be done on a machine by hand, so that this program finds the volume or the user-data: lines for a person. */
    List<String> mediaAdvice();

    /** Name of the script in vagrant/ that puts user-data where this program looks for it. */
    default String vagrantScript() {
        return dialect() + ".sh";
    }
}
