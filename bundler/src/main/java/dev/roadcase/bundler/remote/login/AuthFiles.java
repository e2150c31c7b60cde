package dev.roadcase.bundler.remote.login;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Logins as {@code docker login} and {@code podman login} keep them: in files, or with the credential helpers that the
 * files name.
 *
 * @param files Docker's config.json and containers' auth.json; the first that knows a host is asked
 * @param programs folders in which credential helpers stand: those of PATH
 */
public record AuthFiles(List<Path> files, List<Path> programs) {
    public static final AuthFiles NONE = new AuthFiles(List.of(), List.of());

    public AuthFiles {
        files = List.copyOf(files);
        programs = List.copyOf(programs);
    }

    /** The login for a repository: of the helper that is named for the host, else of the longest part of the repository's name that has one. */
    public Optional<Login> find(String host, String repository, CredentialAnswers answers) {
        RegistryNames names = new RegistryNames(host);
        return present()
                .flatMap(file -> in(file, names, repository, answers).stream())
                .findFirst();
    }

    /** The advice for a user who needs a login, or another one. */
    public String advice(String host) {
        RegistryNames names = new RegistryNames(host);
        String login = "log in with `docker login " + names.forLogin() + "`";
        return present()
                .flatMap(file -> helper(file, names).stream())
                .flatMap(helper -> helper.complaint(names).stream())
                .findFirst()
                .map(complaint -> login + "; " + complaint)
                .orElse(login);
    }

    private Stream<AuthFile> present() {
        return files.stream().filter(Files::isRegularFile).map(AuthFile::read);
    }

    private Optional<Login> in(AuthFile file, RegistryNames names, String repository, CredentialAnswers answers) {
        return helper(file, names).flatMap(helper -> answers.of(helper, names)).or(() -> file.login(names, repository));
    }

    private Optional<CredentialProgram> helper(AuthFile file, RegistryNames names) {
        return file.helper(names)
                .map(suffix -> new CredentialProgram(suffix, file.path(), programs, CredentialProgram.PATIENCE));
    }
}
