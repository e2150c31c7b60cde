package dev.roadcase.bundler.settings;

import dev.roadcase.bundler.remote.host.Credential;
import dev.roadcase.bundler.remote.login.Login;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the key {@code credentials} of config.yaml. No problem shows a value. */
final class CredentialBlock {
    private CredentialBlock() {}

    static Map<String, Credential> read(YamlMap settings) {
        Map<String, Credential> credentials = new LinkedHashMap<>();
        settings.optional("credentials")
                .flatMap(YamlNode::map)
                .ifPresent(hosts -> hosts.values()
                        .forEach((host, node) -> credential(node)
                                .ifPresent(its -> credentials.put(host.toLowerCase(Locale.ROOT), its))));
        return credentials;
    }

    private static Optional<Credential> credential(YamlNode node) {
        return node.map(List.of("token", "user", "password", "query")).flatMap(map -> {
            Optional<String> user = map.optional("user").flatMap(YamlNode::text);
            Optional<String> password = map.optional("password").flatMap(YamlNode::text);
            Optional<Credential> basic = user.flatMap(
                    name -> password.map(secret -> new Credential.Basic(new Login(name, secret, "config.yaml"))));
            Optional<Credential> token =
                    map.optional("token").flatMap(YamlNode::text).map(Credential.Bearer::new);
            Optional<Credential> query = map.optional("query")
                    .flatMap(YamlNode::text)
                    .map(text -> new Credential.Query(text.startsWith("?") ? text.substring(1) : text));
            Optional<Credential> credential = basic.or(() -> token).or(() -> query);
            if (credential.isEmpty() || map.values().size() != (basic.isPresent() ? 2 : 1)) {
                node.problem("expected either token, or user and password, or query");
            }
            return credential;
        });
    }
}
