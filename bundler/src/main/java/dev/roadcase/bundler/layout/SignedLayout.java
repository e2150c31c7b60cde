package dev.roadcase.bundler.layout;

import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.OciLayout;
import dev.roadcase.bundler.keys.SigningKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bundle that is laid out and signed; what is left is to write it. The same contents and key give the same bytes.
 *
 * @param index digest of index.json: the bundle's identity
 */
public record SignedLayout(Layout layout, Digest index) {
    /** Lays the contents out. The signature stands before the blobs and covers what names them, so it is made here. */
    public static SignedLayout of(BundleContents contents, SigningKey key) {
        byte[] publicKey = key.verificationKey().pem();
        byte[] dockerManifests = DockerManifests.of(contents.images());
        byte[] index = IndexJson.of(contents, publicKey, dockerManifests);
        Map<String, byte[]> front = new LinkedHashMap<>();
        front.put(EntryName.OCI_LAYOUT, OciLayout.marker());
        front.put(EntryName.INDEX, index);
        front.put(EntryName.SIGNATURE, key.sign(index).text());
        front.put(EntryName.PUBLIC_KEY, publicKey);
        front.put(EntryName.DOCKER_MANIFESTS, dockerManifests);
        return new SignedLayout(Layout.of(front, contents), Digest.of(index));
    }
}
