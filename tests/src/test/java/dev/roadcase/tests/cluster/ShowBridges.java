package dev.roadcase.tests.cluster;

/** Bridges of shows on this host. Where Docker has run, a host forwards nothing that is not told it may. */
final class ShowBridges implements AutoCloseable {

    private ShowBridges() {}

    /** Lets machines of shows talk to each other. */
    static ShowBridges open() {
        forwarding("-I");
        return new ShowBridges();
    }

    private static void forwarding(String change) {
        Host.root("iptables", "-w", change, "FORWARD", "-i", "rc-+", "-o", "rc-+", "-j", "ACCEPT");
    }

    @Override
    public void close() {
        forwarding("-D");
    }
}
