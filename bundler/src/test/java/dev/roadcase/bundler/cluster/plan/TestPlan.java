package dev.roadcase.bundler.cluster.plan;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.signature.VerificationKey;
import dev.roadcase.bundler.cluster.site.Site;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.DemoReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;

/** Demos at sites, without the bundle that would carry them. */
public final class TestPlan {
    public static final String SECRET = "correct horse battery staple";

    private static final VerificationKey KEY = newKey();

    private TestPlan() {}

    public static Demo demo(String cluster) {
        return demo("v1.20.2", cluster);
    }

    public static Demo demo(String kubernetes, String cluster) {
        String yaml = """
                apiVersion: roadcase.dev/v1
                name: test
                version: "1"
                parameters:
                  PORT: {default: 8080, min: 1, max: 65535}
                  LICENSE: {sensitive: true}
                cluster: {kubernetes: %s, os: flatcar-stable, %s}
                pages:
                  - {name: Open, url: "http://${CONTROLLER}:${PORT}/"}
                  - {name: Secret, url: "http://${CONTROLLER}/?${LICENSE}"}
                """.formatted(kubernetes, cluster);
        return DemoReader.read("demo.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    public static ClusterPlan of(Demo demo, Site site) {
        return new ClusterPlan(
                demo,
                new PinnedBundle("test-1.bundle", 20_480, Digest.of(new byte[1]), Digest.of(new byte[2]), KEY),
                site,
                new Answers(demo, parameter -> SECRET).parameters(site, Map.of()),
                Reference.parse("test/pause:1"));
    }

    public static ClusterPlan of(Demo demo) {
        return of(demo, Site.usual(demo.cluster().orElseThrow()));
    }

    public static ClusterPlan usual() {
        return of(demo("box: false"));
    }

    private static VerificationKey newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            String body = Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
            String pem = "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
            return VerificationKey.parse(pem.getBytes(StandardCharsets.US_ASCII))
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
