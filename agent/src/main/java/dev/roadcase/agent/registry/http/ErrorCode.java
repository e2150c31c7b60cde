package dev.roadcase.agent.registry.http;

/**
 * What goes wrong for a client, in the words of the OCI distribution spec 1.1 ("Error Codes"); the last three are
 * docker-registry's, for cases without a code in the spec.
 */
public enum ErrorCode {
    BLOB_UNKNOWN(404),
    BLOB_UPLOAD_INVALID(400),
    BLOB_UPLOAD_UNKNOWN(404),
    DIGEST_INVALID(400),
    MANIFEST_BLOB_UNKNOWN(404),
    MANIFEST_INVALID(400),
    MANIFEST_UNKNOWN(404),
    NAME_INVALID(400),
    NAME_UNKNOWN(404),
    SIZE_INVALID(400),
    DENIED(403),
    UNSUPPORTED(405),
    PAGINATION_NUMBER_INVALID(400),
    UNAVAILABLE(503),
    UNKNOWN(500);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
