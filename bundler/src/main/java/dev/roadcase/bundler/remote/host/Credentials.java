package dev.roadcase.bundler.remote.host;

import dev.roadcase.bundler.remote.login.Login;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Credentials for file hosts, by host: those of the environment win over those of the settings.
 *
 * @param byHost from the settings
 * @param environment its variables {@code ROADCASE_TOKEN_HOST}, {@code ROADCASE_LOGIN_HOST} ({@code user:password}) and
 *     {@code ROADCASE_QUERY_HOST}; all of a host's characters but letters and digits are {@code _}
 */
public record Credentials(Map<String, Credential> byHost, Map<String, String> environment) {
    static final Credentials NONE = new Credentials(Map.of(), Map.of());

    public Credentials {
        byHost = Map.copyOf(byHost);
        environment = Map.copyOf(environment);
    }

    /** The credential for a host, with its port where that is not the usual one. */
    public Optional<Credential> of(String host) {
        return fromEnvironment(host.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                .or(() -> Optional.ofNullable(byHost.get(host.toLowerCase(Locale.ROOT))));
    }

    private Optional<Credential> fromEnvironment(String host) {
        Optional<Credential> token = variable("ROADCASE_TOKEN_" + host).map(Credential.Bearer::new);
        return token.or(() -> variable("ROADCASE_LOGIN_" + host).map(Credentials::login))
                .or(() -> variable("ROADCASE_QUERY_" + host).map(Credential.Query::new));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static Credential login(String both) {
        int colon = both.indexOf(':');
        String user = colon < 0 ? both : both.substring(0, colon);
        return new Credential.Basic(new Login(user, colon < 0 ? "" : both.substring(colon + 1), "the environment"));
    }

    /** Hosts alone. */
    @Override
    public String toString() {
        return byHost.keySet().toString();
    }
}
