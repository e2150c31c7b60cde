package dev.roadcase.agent.format;

/** Keys of annotations: the OCI image spec's ("Annotations"), containerd's, and ours, which begin with {@code dev.roadcase.}. */
public final class Annotation {
    public static final String REF_NAME = "org.opencontainers.image.ref.name";
    public static final String TITLE = "org.opencontainers.image.title";
    /** The name under which {@code ctr images import} registers an image. */
    public static final String CONTAINERD_NAME = "io.containerd.image.name";

    /** On the index: {@code MAJOR.MINOR} of the bundle format. */
    public static final String FORMAT = "dev.roadcase.format";
    /** On the index: the demo's name. */
    public static final String NAME = "dev.roadcase.name";
    /** On the index: the demo's version. */
    public static final String VERSION = "dev.roadcase.version";
    /** On the index: digest of the entry bundle.pub. */
    public static final String PUBLIC_KEY = "dev.roadcase.bundle.pub";
    /** On the index: digest of the entry manifest.json. */
    public static final String DOCKER_MANIFESTS = "dev.roadcase.manifest.json";
    /** On the index: the platforms whose content is carried, separated by commas; {@code all} if none was left out. */
    public static final String PLATFORMS = "dev.roadcase.platforms";

    /** On a descriptor: who loads or installs it, separated by commas: controller, node, laptop. */
    public static final String ROLES = "dev.roadcase.roles";
    /** On a descriptor: its place in demo.yaml, from 0. */
    public static final String ORDER = "dev.roadcase.order";

    /** On the descriptor of a referrer, such as a signature: the digest of the manifest that it belongs to. */
    public static final String SUBJECT = "dev.roadcase.subject";

    /**
     * On the descriptor of an image that was built: for each layer of its manifests, the digest of what it was made of,
     * or nothing if it came with the base; separated by commas.
     */
    public static final String RECIPES = "dev.roadcase.recipes";

    /** On a file's layer: digest of what it was made of. */
    public static final String RECIPE = "dev.roadcase.recipe";
    /** On a file's layer: absolute path on the machine. */
    public static final String PATH = "dev.roadcase.path";
    /** On a file's layer: octal permissions, four digits. */
    public static final String MODE = "dev.roadcase.mode";
    /** On a file's layer: {@code uid:gid}. */
    public static final String OWNER = "dev.roadcase.owner";
    /** On a file's layer: where it came from, a URL or a path in the demo's folder. */
    public static final String SOURCE = "dev.roadcase.source";
    /** On a file's layer: digest of the file itself, before zstd. */
    public static final String CONTENT_DIGEST = "dev.roadcase.content.digest";
    /** On a file's layer: bytes of the file itself, before zstd. */
    public static final String CONTENT_SIZE = "dev.roadcase.content.size";

    private Annotation() {}
}
