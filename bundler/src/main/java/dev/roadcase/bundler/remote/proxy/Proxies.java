package dev.roadcase.bundler.remote.proxy;

import dev.roadcase.agent.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** The proxies of a user's environment, as curl and the tools written in Go read it. */
public final class Proxies {
    public static final Proxies NONE = new Proxies(Optional.empty(), Optional.empty(), new NoProxy(List.of()));

    private final Optional<Proxy> http;
    private final Optional<Proxy> https;
    private final NoProxy without;

    private Proxies(Optional<Proxy> http, Optional<Proxy> https, NoProxy without) {
        this.http = http;
        this.https = https;
        this.without = without;
    }

    /**
     * Those that HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY say, in capitals or not.
     *
     * @throws Problem exit 2 where one is not the URL of a proxy
     */
    public static Proxies of(Map<String, String> environment) {
        return new Proxies(
                first(environment, "HTTP_PROXY", "ALL_PROXY"),
                first(environment, "HTTPS_PROXY", "ALL_PROXY"),
                NoProxy.parse(spellings("NO_PROXY")
                        .flatMap(name -> Optional.ofNullable(environment.get(name)).stream())
                        .findFirst()
                        .orElse("")));
    }

    /** The proxy by which a URL is to be reached. */
    public Optional<Proxy> of(HttpUrl url) {
        return without.holds(url) ? Optional.empty() : url.isHttps() ? https : http;
    }

    private static Optional<Proxy> first(Map<String, String> environment, String... variables) {
        return Stream.of(variables)
                .flatMap(Proxies::spellings)
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst()
                .map(name -> Proxy.parse(name, environment.get(name).strip()));
    }

    private static Stream<String> spellings(String variable) {
        return Stream.of(variable, variable.toLowerCase(Locale.ROOT));
    }
}
