package dev.roadcase.bundler.cluster.site;

import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.util.Optional;

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
