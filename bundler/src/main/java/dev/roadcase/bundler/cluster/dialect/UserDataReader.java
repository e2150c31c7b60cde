package dev.roadcase.bundler.cluster.dialect;

import dev.roadcase.bundler.cluster.site.Site;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import java.util.Arrays;
import java.util.List;

/**
 * The program on a machine that reads its user-data. It holds everything that differs between such programs. A new
 * program is a class here, a row in {@link #of}, a word in {@link Dialect}, and a script in vagrant/ with this word as
 * its name.
 */
public sealed interface UserDataReader permits CoreosCloudinit, CloudInit, Ignition {
    /** The program that reads this dialect. */
    static UserDataReader of(Dialect dialect) {
        return switch (dialect) {
            case COREOS -> new CoreosCloudinit();
            case CLOUD_INIT -> new CloudInit();
            case IGNITION -> new Ignition();
        };
    }

    /** The program of this operating system: the first that comes with it, in the order of {@link Dialect}. */
    static UserDataReader usual(String os) {
        return Arrays.stream(Dialect.values())
                .map(UserDataReader::of)
                .filter(reader -> reader.comesWith(os))
                .findFirst()
                .orElseThrow();
    }

    /** The dialect that it reads. */
    Dialect dialect();

    /** Whether this operating system has it, and reads this dialect unless the user names another. */
    boolean comesWith(String os);

    /** The user-data. */
    String text(CloudConfig config);

    /**
     * Files that give a bare machine its address. Empty if the program reads network_data.json on the machine's volume,
     * or if the machine's hardware address is not known.
     */
    List<MachineFile> addressFiles(Site site, SiteMachine machine);

    /** What a person has to do on a bare machine so that this program finds its volume or user-data, in lines. */
    List<String> mediaAdvice();

    /** The script in vagrant/ that puts user-data where this program looks for it. */
    default String vagrantScript() {
        return dialect() + ".sh";
    }
}
