package dev.roadcase.bundler.doctor;

import dev.roadcase.bundler.spec.show.Page;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a show needs of this computer.
 *
 * @param bundleSize in bytes
 * @param machines how many start on this computer
 * @param memory that these take, in bytes
 * @param ports of its pages
 * @param vagrant whether Vagrant starts its machines
 */
record ShowNeeds(
        long bundleSize, int machines, long memory, Set<Integer> ports, boolean vagrant, ShowNetworks networks) {
    private static final Pattern PORT = Pattern.compile("(https?)://[^/:]+(?::(\\d{1,5}))?(?:[/?#].*)?");

    ShowNeeds {
        ports = Set.copyOf(ports);
    }

    /** Those of a bundle of this size that carries the application alone. */
    static ShowNeeds withoutMachines(long bundleSize) {
        return new ShowNeeds(bundleSize, 0, 0, Set.of(), false, ShowNetworks.NONE);
    }

    /** Whether its machines are containers of this computer. */
    boolean containers() {
        return machines > 0 && !vagrant;
    }

    /** The ports of pages; a page whose address is not whole yet has none. */
    static Set<Integer> ports(Collection<Page> pages) {
        Set<Integer> ports = new TreeSet<>();
        for (Page page : pages) {
            Matcher address = PORT.matcher(page.url());
            if (address.matches()) {
                ports.add(address.group(2) == null ? usual(address.group(1)) : Integer.parseInt(address.group(2)));
            }
        }
        return ports;
    }

    private static int usual(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
