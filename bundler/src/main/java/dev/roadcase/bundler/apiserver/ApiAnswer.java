package dev.roadcase.bundler.apiserver;

/**
 * What an API server answers.
 *
 * @param status of HTTP
 */
record ApiAnswer(int status, byte[] body) {
    boolean isMissing() {
        return status == 404;
    }

    /** Whether who asks may not do that, or nobody may. A login that does not count any more is another matter. */
    boolean isForbidden() {
        return status == 403 || status == 405;
    }

    /** Its status alone: the body may hold secrets. */
    @Override
    public String toString() {
        return "status " + status;
    }
}
