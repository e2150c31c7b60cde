package dev.roadcase.agent.format;

import java.util.Set;

/** Media types of the OCI image spec 1.1, of Docker's image manifest version 2 schema 2, and of our own artifacts. */
public final class MediaType {
    public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    public static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    public static final String OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
    public static final String OCI_LAYER = "application/vnd.oci.image.layer.v1.tar";
    public static final String OCI_LAYER_ZSTD = "application/vnd.oci.image.layer.v1.tar+zstd";
    public static final String OCI_LAYER_GZIP = "application/vnd.oci.image.layer.v1.tar+gzip";
    /** Of the two bytes <code>{}</code> that stand where an artifact has no config (OCI image spec, "Guidance for an empty descriptor"). */
    public static final String OCI_EMPTY = "application/vnd.oci.empty.v1+json";

    public static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    public static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    public static final String DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";

    /** The agent's own archive: the first blob of every bundle. */
    public static final String AGENT = "application/vnd.roadcase.agent.v1.tar+gzip";
    /** A file to install, byte for byte. */
    public static final String FILE = "application/vnd.roadcase.file.v1";
    /** A file to install, compressed with zstd (RFC 8878). */
    public static final String FILE_ZSTD = "application/vnd.roadcase.file.v1+zstd";
    /** demo.yaml, its lock and its workloads. */
    public static final String DEMO = "application/vnd.roadcase.demo.v1";

    private static final Set<String> INDEXES = Set.of(OCI_INDEX, DOCKER_LIST);
    private static final Set<String> MANIFESTS = Set.of(OCI_MANIFEST, DOCKER_MANIFEST);

    /** Layers that must not be passed on have types that begin with the same words. */
    private static final Set<String> LAYERS =
            Set.of("application/vnd.oci.image.layer.", "application/vnd.docker.image.rootfs.");

    private static final Set<String> CONFIGS = Set.of(OCI_CONFIG, DOCKER_CONFIG);

    private MediaType() {}

    /** Whether content of this type lists manifests per platform. */
    public static boolean isIndex(String mediaType) {
        return INDEXES.contains(mediaType);
    }

    /** Whether content of this type names a config and layers. */
    public static boolean isManifest(String mediaType) {
        return MANIFESTS.contains(mediaType);
    }

    /** Whether content of this type is a layer that container runtimes unpack, whatever it is compressed with. */
    public static boolean isLayer(String mediaType) {
        return LAYERS.stream().anyMatch(mediaType::startsWith);
    }

    /** Whether content of this type is an image's config, by which containers run. */
    public static boolean isConfig(String mediaType) {
        return CONFIGS.contains(mediaType);
    }
}
