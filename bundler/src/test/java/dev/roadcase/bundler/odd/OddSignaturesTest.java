package dev.roadcase.bundler.odd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Pem;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An image whose signature is required is carried only if the owner of the key has signed just this image. */
class OddSignaturesTest {
    private static final OddContent IMAGE = OddImage.of("it").content();
    private static final String SIMPLE = "application/vnd.dev.cosign.simplesigning.v1+json";
    private static final String BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";
    private static final String STATEMENT = "application/vnd.in-toto+json";
    private static final String SIGNED = "https://sigstore.dev/cosign/sign/v1";

    @TempDir
    Path work;

    private final OddRegistry registry = new OddRegistry().put("acme/it:1", IMAGE);
    private OddDemo demo;

    @BeforeEach
    void start() {
        demo = new OddDemo(work, registry);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @ParameterizedTest
    @CsvSource({
        "EC, 256, SHA256withECDSA",
        "EC, 384, SHA256withECDSA",
        "EC, 384, SHA384withECDSA",
        "EC, 521, SHA512withECDSA",
        "RSA, 2048, SHA256withRSA",
        "Ed25519, 255, Ed25519"
    })
    void everyKindOfKeyThatCosignTakes(String kind, int size, String algorithm) {
        KeyPair keys = keys(kind, size);
        simple(payload(IMAGE.digest()), keys, algorithm);
        assertThat(prepared(keys)).isEqualTo(1);
    }

    @Test
    void aSignatureAsVersionThreeKeepsIt() {
        KeyPair keys = keys();
        sigstore(SIGNED, IMAGE.digest(), keys);
        assertThat(prepared(keys)).isEqualTo(1);
    }

    @Test
    void oneOfSeveralSignatures() {
        KeyPair keys = keys();
        byte[] payload = payload(IMAGE.digest());
        put(
                ".sig",
                OddImage.empty()
                        .plain(SIMPLE, "{".getBytes(UTF_8))
                        .plain(SIMPLE, payload(Digest.of(new byte[1])))
                        .plain(SIMPLE, payload)
                        .manifest(manifest -> {
                            annotate(manifest, 0, "AA==");
                            annotate(manifest, 1, "not Base64");
                            annotate(manifest, 2, text(sign(payload, keys, "SHA256withECDSA")));
                        })
                        .content());
        assertThat(prepared(keys)).isEqualTo(1);
    }

    @Test
    void noSignature() {
        refuses(() -> prepared(keys()), "is not signed by acme.pub: its registry has no signature of it");
    }

    @Test
    void anotherKey() {
        simple(payload(IMAGE.digest()), keys(), "SHA256withECDSA");
        refuses(() -> prepared(keys()), "none of its 1 signatures was made with this key");
    }

    @Test
    void theSignatureOfAnotherImage() {
        KeyPair keys = keys();
        simple(payload(Digest.of(new byte[1])), keys, "SHA256withECDSA");
        refuses(() -> prepared(keys), "what was signed with this key is another image");
    }

    @Test
    void somethingElseThatTheKeySigned() {
        KeyPair keys = keys();
        simple(payload(IMAGE.digest(), "a receipt"), keys, "SHA256withECDSA");
        refuses(() -> prepared(keys), "is another image");
    }

    @Test
    void aStatementThatIsNoSignatureOfTheImage() {
        KeyPair keys = keys();
        sigstore("https://spdx.dev/Document", IMAGE.digest(), keys);
        refuses(() -> prepared(keys), "is another image");
    }

    @Test
    void aStatementOfAnotherImage() {
        KeyPair keys = keys();
        sigstore(SIGNED, Digest.of(new byte[1]), keys);
        refuses(() -> prepared(keys), "is another image");
    }

    @Test
    void noKey() {
        demo.write("demo/acme.pub", "hello");
        assertThatThrownBy(this::prepared).hasMessageContaining("acme.pub is no public key of ECDSA, RSA or Ed25519");
    }

    @Test
    void aCertificateInThePlaceOfAKey() {
        demo.write("demo/acme.pub", new String(new Pem(Pem.CERTIFICATE, new byte[] {1}).text(), UTF_8));
        assertThatThrownBy(this::prepared)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.advice().orElse("")).contains("openssl x509"));
    }

    private static void refuses(ThrowingCallable work, String why) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC))
                .hasMessageContaining(why);
    }

    private static KeyPair keys() {
        return keys("EC", 256);
    }

    private static KeyPair keys(String kind, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sign(byte[] message, KeyPair keys, String algorithm) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(keys.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] payload(Digest image) {
        return payload(image, "cosign container image signature");
    }

    private static byte[] payload(Digest image, String type) {
        ObjectNode document = Json.object();
        ObjectNode critical = document.putObject("critical");
        critical.putObject("identity").put("docker-reference", "acme/it");
        critical.putObject("image").put("docker-manifest-digest", image.toString());
        critical.put("type", type);
        return Json.bytes(document);
    }

    private void simple(byte[] payload, KeyPair keys, String algorithm) {
        put(
                ".sig",
                OddImage.empty()
                        .plain(SIMPLE, payload)
                        .manifest(manifest -> annotate(manifest, 0, text(sign(payload, keys, algorithm))))
                        .content());
    }

    private void sigstore(String predicate, Digest image, KeyPair keys) {
        ObjectNode statement = Json.object().put("_type", "https://in-toto.io/Statement/v1");
        statement.putArray("subject").addObject().putObject("digest").put("sha256", image.hex());
        statement.put("predicateType", predicate).putObject("predicate");
        byte[] payload = Json.bytes(statement);
        byte[] head = ("DSSEv1 " + STATEMENT.length() + " " + STATEMENT + " " + payload.length + " ").getBytes(UTF_8);
        byte[] signed = new byte[head.length + payload.length];
        System.arraycopy(head, 0, signed, 0, head.length);
        System.arraycopy(payload, 0, signed, head.length, payload.length);
        ObjectNode document = Json.object().put("mediaType", BUNDLE);
        ObjectNode envelope = document.putObject("dsseEnvelope");
        envelope.put("payload", text(payload)).put("payloadType", STATEMENT);
        envelope.putArray("signatures").addObject().put("sig", text(sign(signed, keys, "SHA256withECDSA")));
        OddContent signature = OddImage.artifact(MediaType.OCI_EMPTY, "{}", BUNDLE, document.toString())
                .content();
        put("", OddContent.index(signature.unnamed()));
    }

    private static void annotate(ObjectNode manifest, int layer, String signature) {
        Consumer<ObjectNode> change =
                node -> node.putObject("annotations").put("dev.cosignproject.cosign/signature", signature);
        change.accept((ObjectNode) manifest.path("layers").path(layer));
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void put(String ending, OddContent content) {
        registry.put("acme/it:sha256-" + IMAGE.digest().hex() + ending, content);
    }

    private int prepared(KeyPair keys) {
        demo.write(
                "demo/acme.pub",
                new String(new Pem(Pem.PUBLIC_KEY, keys.getPublic().getEncoded()).text(), UTF_8));
        return prepared();
    }

    private int prepared() {
        String lines = "images: [{pull: " + registry.name() + "/acme/it:1, verify: {key: acme.pub}}]\n";
        try (Bundle bundle = demo.verified(demo.prepare("linux/amd64", lines, List.of()))) {
            return new Contents(bundle).images().size();
        }
    }
}
