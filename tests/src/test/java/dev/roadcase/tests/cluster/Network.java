package dev.roadcase.tests.cluster;

/** The network of the machines, which ends at the host: 192.168.56.0/24, where the host is .1. */
final class Network implements AutoCloseable {
    static final String NAME = "roadcase-cluster";
    private static final String SUBNET = "192.168.56.0/24";

    private final String link;
    private Outside outside;

    Network() {
        removeLeftOvers();
        String id = Host.docker("network", "create", "--internal", "--subnet", SUBNET, NAME);
        link = "br-" + id.substring(0, 12);
        Host.root("ip", "link", "set", "dev", link, "alias", NAME);
        outside = new Outside(link);
        forwarding("-I");
    }

    /** A run that was killed left its bridge, and the host sends there what is for these machines. */
    private static void removeLeftOvers() {
        Host.root("ip", "-oneline", "link", "show", "type", "bridge")
                .lines()
                .filter(line -> line.endsWith("alias " + NAME))
                .forEach(line -> Host.root("ip", "link", "delete", "dev", line.split(": ")[1]));
    }

    /** Where Docker has run, a host forwards nothing that is not told it may, not even from port to port of a bridge. */
    private void forwarding(String change) {
        Host.root("iptables", "-w", change, "FORWARD", "-i", link, "-o", link, "-j", "ACCEPT");
    }

    /** What lies behind the host. */
    Outside outside() {
        return outside;
    }

    /** Forgets what has left so far. */
    void watchAnew() {
        outside = new Outside(link);
    }

    /** Takes the cable out of a machine. */
    void unplug(Machine machine) {
        Host.root("ip", "link", "set", "dev", hostEnd(machine), "nomaster");
    }

    /** Puts it back. */
    void plug(Machine machine) {
        Host.root("ip", "link", "set", "dev", hostEnd(machine), "master", link);
    }

    @Override
    public void close() {
        forwarding("-D");
        outside.close();
        Host.docker("network", "rm", NAME);
    }

    /** The host's link whose other end is the machine's. */
    private static String hostEnd(Machine machine) {
        String index = machine.says("cat", "/sys/class/net/eth0/iflink");
        return Host.root("ip", "-oneline", "link")
                .lines()
                .filter(line -> line.startsWith(index + ": "))
                .map(line -> line.split("[ @:]+")[1])
                .findFirst()
                .orElseThrow();
    }
}
