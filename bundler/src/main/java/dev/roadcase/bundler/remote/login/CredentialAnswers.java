package dev.roadcase.bundler.remote.login;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What credential helpers have said in a run: of a registry each is asked once. Safe for several threads. */
public final class CredentialAnswers {
    private record HelperQuestion(CredentialProgram program, RegistryNames names) {}

    private final Map<HelperQuestion, Optional<Login>> known = new ConcurrentHashMap<>();

    /** The login that a helper keeps for a registry; one that is being asked is waited for. */
    Optional<Login> of(CredentialProgram program, RegistryNames names) {
        return known.computeIfAbsent(new HelperQuestion(program, names), asked -> program.login(names));
    }
}
