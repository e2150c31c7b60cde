package dev.roadcase.tests.parts;

/** What {@code tests/run} tells the journeys through variables. */
public final class Setting {
    private Setting() {}

    /** The socket of a containerd that tests may fill. */
    public static String containerd() {
        return required("ROADCASE_CONTAINERD_ADDRESS");
    }

    /** The socket of a Docker daemon that tests may fill. */
    public static String docker() {
        return required("ROADCASE_DOCKER_HOST").replaceFirst("^unix://", "");
    }

    private static String required(String variable) {
        String value = System.getenv(variable);
        if (value == null) {
            throw new AssertionError("the variable " + variable + " names no socket: tests/run sets it");
        }
        return value;
    }
}
