package dev.roadcase.bundler.fetch;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.failure.Redacted;
import dev.roadcase.bundler.remote.file.FileClient;
import dev.roadcase.bundler.remote.file.Probe;
import dev.roadcase.bundler.remote.part.ByteRange;
import dev.roadcase.bundler.remote.part.RemotePart;
import dev.roadcase.bundler.remote.part.Validator;
import dev.roadcase.bundler.remote.retry.Retries;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A file of the web that becomes a {@link Download}.
 *
 * @param sha256 what it has to be, where that is known
 * @param most how many bytes it may have
 * @param target names the download's file for the user
 */
record FileTransfer(URI url, Optional<Digest> sha256, long most, Download download, String target) {

    /** Fetches what is missing of it. */
    Downloaded run(FileClient files, Retries retries, Events events) throws IOException {
        if (!isHere(files)) {
            long from = begun();
            fetch(from, files, retries, events);
            if (from > 0 && !isRight()) {
                // A file that was put together from pieces may be wrong although the server is right.
                fetch(0, files, retries, events);
            }
        }
        requireRight();
        download.end();
        return new Downloaded(download.digest(), download.length());
    }

    private boolean isHere(FileClient files) {
        return sha256.isPresent() ? isRight() : download.isWhole() && isUnchanged(files.probe(url));
    }

    private boolean isRight() {
        return sha256.isEmpty() || sha256.get().equals(download.digest());
    }

    private boolean isUnchanged(Probe now) {
        Optional<String> then = download.validator().map(Validator::value);
        return then.isPresent() && then.equals(now.etag());
    }

    /** The beginning of a file without a known digest can be used only if its server says that the file has not changed. */
    private long begun() {
        boolean resumable = sha256.isPresent() || download.validator().isPresent();
        return resumable && !download.isWhole() ? download.length() : 0;
    }

    private void fetch(long from, FileClient files, Retries retries, Events events) {
        Optional<Validator> known = from > 0 ? download.validator() : Optional.empty();
        new Transfer(Redacted.of(url), target, this::write, events)
                .move((range, validator) -> ask(files, range, validator), from, known, retries);
    }

    private RemotePart ask(FileClient files, ByteRange range, Optional<Validator> validator) {
        RemotePart part = files.part(url, range, validator);
        try {
            requireFits(part);
            if (part.from() == 0) {
                download.begin(part.validator());
            }
            return part;
        } catch (IOException e) {
            part.close();
            throw Problem.machine("write " + target + " failed: " + e.getMessage())
                    .causedBy(e);
        } catch (Problem e) {
            part.close();
            throw e;
        }
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        if (at + bytes.remaining() > most) {
            throw failed("it is larger than " + most + " bytes");
        }
        download.write(bytes, at);
    }

    private void requireFits(RemotePart part) {
        if (part.size().orElse(0) > most) {
            throw failed("it has " + part.size().getAsLong() + " bytes, more than " + most);
        }
    }

    private void requireRight() throws IOException {
        if (!isRight()) {
            Digest got = download.digest();
            download.begin(Optional.empty());
            throw failed("it should be " + sha256.orElseThrow() + ", but it is " + got)
                    .advise("if the new file is the right one, write its sha256 down in the place of the old one");
        }
    }

    private Problem failed(String why) {
        return Problem.upstream("fetch " + Redacted.of(url) + " failed: " + why);
    }
}
