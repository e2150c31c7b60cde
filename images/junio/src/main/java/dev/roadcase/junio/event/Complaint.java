package dev.roadcase.junio.event;

/** Says that something does not work when it begins, and when it ends, but not at each attempt between. */
public final class Complaint {
    private final String what;
    private final Events events;
    private boolean open;

    /** @param what does not work, as in {@code etcd does not answer} */
    public Complaint(String what, Events events) {
        this.what = what;
        this.events = events;
    }

    public synchronized void because(Exception reason) {
        if (!open) {
            events.warn(what + ": " + reason.getMessage());
        }
        open = true;
    }

    public synchronized void over() {
        if (open) {
            events.note("no longer: " + what);
        }
        open = false;
    }
}
