package dev.roadcase.bundler.sigstore;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.DetachedSignature;
import dev.roadcase.agent.signature.VerificationKey;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigstoreFilesTest {
    /** A key, and a signature over {@code hello} that cosign 3.1.1 made with it. */
    private static final String KEY = """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAElUWehliI+vwnzQXTmxT/RSZmjE8c
            miKeJwnWGjsdk8GEiZlgCzvHK7zrOuazb6O8iuxVBOUpY+v22emikM4Rew==
            -----END PUBLIC KEY-----
            """;

    private static final String OF_COSIGN =
            "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\",\"verificationMaterial\":{\"publicKey\":{\"hint\":\"ohAkduoCZRoVo/45dRVRiwFlnPq8o45QUercPtScBdI=\"}},"
                    + "\"messageSignature\":{\"messageDigest\":{\"algorithm\":\"SHA2_256\",\"digest\":\"LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=\"},\"signature\":\"MEUCIQCmcF694TgmWfVSRsV+c36t/3+ilQOQqhpbSLNbYhGnhwIgSO6wim/2JCkybQiAMEQjgMwrR4QBg1o7kC7pGwXWMf4=\"}}";

    @TempDir
    private Path folder;

    private final TestBundle written = new TestBundle();
    private Path file;

    @BeforeEach
    void write() {
        file = written.write(folder.resolve("x.bundle"));
    }

    @Test
    void theBundleOfSigstoreIsTheOneThatCosignWrites() {
        byte[] signature = Json.object(OF_COSIGN.getBytes(UTF_8))
                .at("/messageSignature/signature")
                .asText()
                .getBytes(US_ASCII);
        SignedBytes signed = new SignedBytes(
                "hello".getBytes(UTF_8),
                DetachedSignature.parse(signature).orElseThrow(),
                VerificationKey.parse(KEY.getBytes(US_ASCII)).orElseThrow());
        assertThat(new SigstoreBundle(signed).json()).asString(UTF_8).isEqualTo(OF_COSIGN);
    }

    @Test
    void theFilesHoldWhatTheBundleHolds() throws IOException {
        try (Bundle bundle = Bundle.open(file, written.trust())) {
            Path out = folder.resolve("new/below");
            new SigstoreFiles(bundle, out).write();
            assertThat(out.resolve("bundle.pub")).hasBinaryContent(written.key().pem());
            ObjectNode document = Json.object(Files.readAllBytes(out.resolve("index.json.sigstore.json")));
            byte[] digest = Base64.getDecoder()
                    .decode(document.at("/messageSignature/messageDigest/digest")
                            .asText());
            assertThat(HexFormat.of().formatHex(digest))
                    .isEqualTo(bundle.indexDigest().hex());
            assertThat(out.resolve("index.json")).content(UTF_8).contains("\"dev.roadcase.name\":\"test\"");
        }
    }

    @Test
    void theCommandIsOneLineForAShellWhateverTheFolderIsCalled() {
        try (Bundle bundle = Bundle.open(file, written.trust())) {
            assertThat(new SigstoreFiles(bundle, Path.of("out")).command())
                    .isEqualTo("cosign verify-blob --insecure-ignore-tlog --trusted-root out/trusted_root.json"
                            + " --key out/bundle.pub --bundle out/index.json.sigstore.json out/index.json");
            assertThat(new SigstoreFiles(bundle, Path.of("that's it")).command())
                    .endsWith(" 'that'\\''s it/index.json'");
            assertThat(new SigstoreFiles(bundle, Path.of("-out")).command()).endsWith(" ./-out/index.json");
        }
    }

    @Test
    void aBundleThatChangedSinceItWasOpenedGivesNoFiles() throws IOException {
        try (Bundle bundle = Bundle.open(file, written.trust())) {
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                long at = new String(Files.readAllBytes(file), UTF_8).indexOf("\"test\"") + 1;
                bytes.seek(at);
                bytes.write('T');
            }
            Path out = folder.resolve("out");
            assertThatThrownBy(() -> new SigstoreFiles(bundle, out))
                    .isInstanceOfSatisfying(
                            Problem.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC));
            assertThat(out).doesNotExist();
        }
    }
}
