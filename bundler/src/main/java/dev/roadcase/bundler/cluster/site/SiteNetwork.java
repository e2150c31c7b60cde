package dev.roadcase.bundler.cluster.site;

import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The network that a site's machines share.
 *
 * @param addresses of the machines, the gateway and the laptop
 * @param gateway absent if machines reach no other network
 * @param timeFromController whether nodes get the time from the controller
 */
public record SiteNetwork(Cidr addresses, Optional<Ipv4Address> gateway, boolean timeFromController) {
    /** The default: VirtualBox allows these addresses for host-only networks without any settings. */
    public static final SiteNetwork USUAL = new SiteNetwork(Cidr.parse("192.168.56.0/24"), Optional.empty(), true);

    /** How many networks of this size VirtualBox allows without any settings. */
    private static final int USUAL_ONES = 8;

    /** The first of the usual networks that overlaps none of these; the default where all do. */
    public static SiteNetwork freeBeside(List<LaptopNetwork> taken) {
        return IntStream.range(0, USUAL_ONES)
                .mapToObj(number -> new Cidr(
                        USUAL.addresses().address() + (number << 8),
                        USUAL.addresses().prefix()))
                .filter(addresses ->
                        taken.stream().noneMatch(other -> other.network().overlaps(addresses)))
                .findFirst()
                .map(addresses -> new SiteNetwork(addresses, Optional.empty(), true))
                .orElse(USUAL);
    }

    /** Its mask as an address: 255.255.255.0. */
    public Ipv4Address netmask() {
        int prefix = addresses.prefix();
        return new Ipv4Address(prefix == 0 ? 0 : -1 << (32 - prefix));
    }

    /** An example of the key {@code laptop} of site.yaml. The laptop often has the first address of its network. */
    public String laptopExample() {
        return "laptop: http://" + Ipv4Address.in(addresses, 1) + ":5000";
    }
}
