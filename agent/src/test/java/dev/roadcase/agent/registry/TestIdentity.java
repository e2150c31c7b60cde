package dev.roadcase.agent.registry;

import dev.roadcase.agent.tls.MachineIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** A certificate that vouches for itself, and its key, as PEM files that keytool made. */
public record TestIdentity(Path certificate, Path key) {

    /** One for this common name, and for this machine as a server. */
    public static TestIdentity of(String name, String algorithm, Path folder) {
        try {
            Path store = Files.createTempDirectory(folder, "made").resolve("store.p12");
            Process keytool = new ProcessBuilder(words(name, algorithm, store))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool failed");
            }
            return from(store);
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> words(String name, String algorithm, Path store) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1", // it is over before a better compiler would pay
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "password");
    }

    private static TestIdentity from(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "password".toCharArray());
        }
        byte[] certificate = store.getCertificate("own").getEncoded();
        byte[] key = store.getKey("own", "password".toCharArray()).getEncoded();
        return new TestIdentity(
                pem(file.resolveSibling("tls.crt"), "CERTIFICATE", certificate),
                pem(file.resolveSibling("tls.key"), "PRIVATE KEY", key));
    }

    /** For a client that believes this one alone and shows nothing. */
    public SSLContext trusting() {
        return new MachineIdentity(Optional.of(certificate), Optional.empty(), Optional.empty()).context();
    }

    /** For a client that shows this one, and believes {@code server} alone. */
    public MachineIdentity talkingTo(TestIdentity server) {
        return new MachineIdentity(Optional.of(server.certificate()), Optional.of(certificate), Optional.of(key));
    }

    private static Path pem(Path file, String label, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder().encodeToString(der);
        return Files.writeString(file, "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    }
}
