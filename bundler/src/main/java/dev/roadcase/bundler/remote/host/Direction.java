package dev.roadcase.bundler.remote.host;

/** Which way bytes go between this machine and registries: messages name what the user can do about a failure there. */
public enum Direction {
    /** From registries, or from mirrors in their place. */
    PULL("read it", "") {
        @Override
        String flag(String host) {
            return "name it: --plain-http " + host;
        }

        @Override
        public String elsewhere(String host) {
            return "check the name and the network; --mirror " + host + "=URL tries another place";
        }
    },
    /** To a registry, which no mirror stands in for. */
    PUSH("push there", ", or not for a push") {
        @Override
        String flag(String host) {
            return "say so: --plain-http, or plainHttp: [" + host + "] in config.yaml";
        }

        @Override
        public String elsewhere(String host) {
            return "check the name and the network";
        }
    };

    private final String verb;
    private final String doubt;

    Direction(String verb, String doubt) {
        this.verb = verb;
        this.doubt = doubt;
    }

    /** What a registry does not let a user do. */
    public String verb() {
        return verb;
    }

    /** What else it may mean that a registry does not accept a login; empty where it means nothing else. */
    public String doubt() {
        return doubt;
    }

    /** The advice where a host seems to speak without TLS. */
    public String plainHttp(String host) {
        return "if plain HTTP is meant, " + flag(host);
    }

    /** The same for a host that another one leads to. */
    public String plainHttpToo(String host) {
        return "if plain HTTP is meant there too, " + flag(host);
    }

    abstract String flag(String host);

    /** The advice where a host cannot be reached. */
    public abstract String elsewhere(String host);
}
