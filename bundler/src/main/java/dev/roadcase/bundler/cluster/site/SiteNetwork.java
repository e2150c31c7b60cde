package dev.roadcase.bundler.cluster.site;

import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.util.Optional;

/**
 * The network that a site's machines share.
 *
 * @param addresses of the machines, and of nothing else but the gateway and the laptop
 * @param gateway absent where there is no way out
 * @param timeFromController whether nodes set their clocks by the controller's
 */
public record SiteNetwork(Cidr addresses, Optional<Ipv4Address> gateway, boolean timeFromController) {
    /** VirtualBox allows its addresses for host-only networks without being told. */
    public static final SiteNetwork USUAL = new SiteNetwork(Cidr.parse("192.168.56.0/24"), Optional.empty(), true);

    /** Its mask as an address: 255.255.255.0. */
    public Ipv4Address netmask() {
        int prefix = addresses.prefix();
        return new Ipv4Address(prefix == 0 ? 0 : -1 << (32 - prefix));
    }

    /** The key of site.yaml that says where a laptop in this network serves the bundle, with the address that it often has. */
    public String laptopExample() {
        return "laptop: http://" + Ipv4Address.in(addresses, 1) + ":5000";
    }
}
