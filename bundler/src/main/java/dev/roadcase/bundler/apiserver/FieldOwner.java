package dev.roadcase.bundler.apiserver;

/** Who sets fields of objects (Kubernetes, "Server-Side Apply", field managers). */
enum FieldOwner {
    /** The controller's agent, which leaves alone what others have set. */
    CONTROLLER("roadcase"),
    /** Steps of the show, and whoever types what they say. */
    STEP("roadcase-step"),
    /** The scripts of the controller, and whoever uses kubectl as most people do. */
    KUBECTL("kubectl-client-side-apply");

    private final String word;

    FieldOwner(String word) {
        this.word = word;
    }

    /** As the API server knows it. */
    @Override
    public String toString() {
        return word;
    }
}
