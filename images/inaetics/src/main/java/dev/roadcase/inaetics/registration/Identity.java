package dev.roadcase.inaetics.registration;

/**
 * Who a service is.
 *
 * @param run names this process, and no other that ever was
 * @param container the pod's name, or what stands for it
 * @param host the machine's address
 */
public record Identity(Kind kind, String run, String container, String host) {
    private static final int LONGEST = 128;

    public Identity {
        require(run);
        require(container);
        require(host);
    }

    private static void require(String name) {
        if (name.isBlank() || name.length() > LONGEST) {
            throw new IllegalArgumentException("a name of " + name.length() + " characters, not of 1 to " + LONGEST);
        }
    }
}
