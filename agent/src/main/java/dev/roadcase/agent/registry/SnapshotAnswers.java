package dev.roadcase.agent.registry;

import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.Body;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import dev.roadcase.agent.snapshot.KeptSnapshot;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;

/**
 * Answers with {@code GET /api/snapshot}: the newest copy of what the cluster knows, sealed, for machines that keep it in case
 * the controller is lost.
 *
 * @param kept absent where this is the registry of no cluster
 */
record SnapshotAnswers(Optional<KeptSnapshot> kept) {
    static final String PATH = "/api/snapshot";

    /** Only a machine of the show gets it. */
    Answer answer(Request request) {
        if (request.caller().isEmpty()) {
            throw new RequestRefusal(
                    ErrorCode.DENIED, "snapshots need a certificate that the authority of --client-ca signed");
        }
        KeptSnapshot snapshot = kept.orElseThrow(SnapshotAnswers::none);
        try {
            KeptSnapshot.SealedCopy copy = snapshot.sealed();
            if (request.isHead()) {
                copy.content().close();
            }
            Body body = new Body.Streamed(copy.size(), copy::content);
            return new Answer(Answer.OK, Map.of("Content-Type", "application/octet-stream"), body);
        } catch (NoSuchFileException e) {
            throw none();
        } catch (IOException | IllegalArgumentException e) {
            throw new RequestRefusal(ErrorCode.UNKNOWN, "the snapshot cannot be read: " + e.getMessage());
        }
    }

    private static RequestRefusal none() {
        return RequestRefusal.notFound("there is no snapshot yet");
    }
}
