package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.connection.Outgoing;
import dev.roadcase.bundler.remote.connection.OutgoingBody;
import dev.roadcase.bundler.remote.failure.Failure;
import dev.roadcase.bundler.remote.retry.Attempts;
import dev.roadcase.bundler.remote.retry.Retries;
import java.util.Optional;

/**
 * A blob on its way to a repository. An upload that was cut goes on where its registry says that it is, or begins again.
 * For one thread.
 */
final class BlobDelivery {
    /**
     * Such a blob is known to be undamaged before its first byte is sent. A larger one may show at its end that it is not,
     * before it is said to be whole.
     */
    private static final long SMALL = 64 << 10;

    private final Asking asking;
    private final BlobCargo cargo;
    private final OutgoingCount bytes;
    private Optional<UploadPlace> place = Optional.empty();
    private long from;
    private int pieces;
    private boolean tried;

    BlobDelivery(Asking asking, BlobCargo cargo, Outgoing bytes) {
        this.asking = asking;
        this.cargo = cargo;
        this.bytes = new OutgoingCount(bytes);
    }

    /**
     * Returns when the repository has the blob.
     *
     * @param other a repository of the same registry that has it
     */
    Sent run(Optional<Reference> other, Retries retries) {
        if (other.isPresent() && isMounted(other.get())) {
            return Sent.MOUNTED;
        }
        Attempts attempts = retries.begin(bytes.toString());
        while (true) {
            long before = bytes.furthest();
            try {
                attempt();
                return Sent.UPLOADED;
            } catch (Problem failure) {
                dropIfDamaged(failure);
                attempts.failed(failure, bytes.furthest() - before);
            }
        }
    }

    private boolean isMounted(Reference other) {
        try {
            Mounting mounting = asking.ask(new MountBlob(cargo, other));
            if (mounting instanceof Mounting.Begun begun) {
                place = Optional.of(begun.place());
            }
            return mounting instanceof Mounting.Mounted;
        } catch (Problem refused) {
            // A login that may not read the other repository, for example. What matters is said when the blob is sent.
            return false;
        }
    }

    private void attempt() {
        if (tried) {
            if (isThere()) {
                return;
            }
            findPlace();
        }
        tried = true;
        send();
    }

    /** The answer that was lost may have been a good one. */
    private boolean isThere() {
        return asking.askOnce(new CheckBlob(cargo)).orElse(false);
    }

    /** Where to go on. If the registry has all bytes, only its last answer is missing. */
    private void findPlace() {
        if (isSmall() || pieces == 0 || from == bytes.size()) {
            return;
        }
        Optional<UploadState> state = place.flatMap(its -> asking.askOnce(new AskUpload(cargo, its)))
                .filter(its -> its.next(bytes.size()).isPresent());
        place = state.map(UploadState::place);
        from = state.map(its -> its.next(bytes.size()).getAsLong()).orElse(0L);
    }

    private boolean isSmall() {
        return bytes.size() <= SMALL;
    }

    private void send() {
        UploadPlace begun = place.orElseGet(this::begin);
        if (isSmall()) {
            pieces++;
            finish(begun, OutgoingBody.of(bytes, 0));
            return;
        }
        while (from < bytes.size()) {
            begun = sendRest(begun);
        }
        finish(begun, OutgoingBody.empty());
    }

    private UploadPlace begin() {
        from = 0;
        pieces = 0;
        UploadPlace begun = asking.askOnce(new BeginUpload(cargo));
        place = Optional.of(begun);
        return begun;
    }

    private UploadPlace sendRest(UploadPlace begun) {
        pieces++;
        UploadState state =
                asking.askOnce(new ContinueUpload(cargo, begun, bytes, from)).orElseThrow(() -> lost(begun));
        place = Optional.of(state.place());
        from = state.reached(bytes.size());
        return state.place();
    }

    private void finish(UploadPlace begun, OutgoingBody body) {
        if (!asking.askOnce(new FinishUpload(cargo, begun, body, pieces))) {
            throw lost(begun);
        }
    }

    private Problem lost(UploadPlace begun) {
        place = Optional.empty();
        from = 0;
        return new Failure(cargo.doing(), begun.url()).passing("does not know the upload any more");
    }

    private void dropIfDamaged(Problem failure) {
        if (failure.exitCode() == ExitCode.NOT_AUTHENTIC) {
            place.ifPresent(this::drop);
        }
    }

    private void drop(UploadPlace begun) {
        try {
            asking.askOnce(new DropUpload(cargo, begun));
        } catch (Problem unheard) {
            // Registries forget uploads after a while. What is damaged matters more.
        }
    }
}
