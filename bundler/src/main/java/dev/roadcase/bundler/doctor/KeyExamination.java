package dev.roadcase.bundler.doctor;

import dev.roadcase.agent.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the bundle's key is trusted here, and the user's own is kept from others.
 *
 * @param stranger why the bundle's key is not trusted; absent if it is, or if there is no bundle
 * @param signingKey where the user's own key is, if there is one
 */
record KeyExamination(Optional<Problem> stranger, Path signingKey) implements Examination {
    @Override
    public List<Symptom> symptoms() {
        List<Symptom> found = new ArrayList<>();
        stranger.map(Symptom::of).ifPresent(found::add);
        if (new SecretFile(signingKey).isOpenToOthers()) {
            found.add(Symptom.maySpoil(
                    "other users of this computer may read the key that signs your bundles: " + signingKey,
                    "keep it to yourself: chmod 600 " + signingKey));
        }
        return found;
    }
}
