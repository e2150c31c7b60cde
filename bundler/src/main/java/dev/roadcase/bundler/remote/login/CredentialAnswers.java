package dev.roadcase.bundler.remote.login;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The answers of credential helpers in a run: each helper is asked once for a registry. Safe for several threads. */
public final class CredentialAnswers {
    private record HelperQuestion(CredentialProgram program, RegistryNames names) {}

    private final Map<HelperQuestion, Optional<Login>> known = new ConcurrentHashMap<>();

    /** The login that a helper keeps for a registry. If another thread asks already, this one waits for the answer. */
    Optional<Login> of(CredentialProgram program, RegistryNames names) {
        return known.computeIfAbsent(new HelperQuestion(program, names), asked -> program.login(names));
    }
}
