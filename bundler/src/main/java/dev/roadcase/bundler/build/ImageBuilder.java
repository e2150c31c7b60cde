package dev.roadcase.bundler.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.debian.BaseLayer;
import dev.roadcase.bundler.reuse.ImageDocuments;
import dev.roadcase.bundler.reuse.MadeBefore;
import dev.roadcase.bundler.spec.image.BuiltImage;
import dev.roadcase.bundler.spec.image.CopyLayer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds images without a daemon. The same demo, ground and platform give the same bytes, whenever and under whichever JDK
 * (but see the layers' own word on zlib); images of the same Debian packages share their base layer.
 */
public final class ImageBuilder {
    private static final String DEBIAN_ENV = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final CopiedFiles folder;
    private final OwnLayers own;
    private final ImageDocuments documents;
    private final Events events;

    /**
     * @param folder that holds demo.yaml
     * @param staging an existing folder of the user alone; all that is made stays there until the caller removes it, and what
     *     {@link #isKept} there is taken by the next builder
     * @param before what need not be made again
     */
    public ImageBuilder(
            Path folder, Path staging, BaseLayer debian, ImageDocuments documents, MadeBefore before, Events events) {
        this.folder = new CopiedFiles(folder);
        this.own = new OwnLayers(debian, staging, before, new KeptLayers(staging));
        this.documents = documents;
        this.events = events;
    }

    /** Whether a file in the staging folder is of use to another builder. */
    public static boolean isKept(Path path) {
        return KeptLayers.isKept(path);
    }

    /**
     * Builds one image for one platform.
     *
     * @param ground the image's base, pinned
     */
    public BuiltContent build(BuiltImage image, PinnedBase ground, Platform platform) {
        events.emit(new Event.Began("building " + image.reference()));
        try {
            BaseImage base = foundation(ground, platform);
            return content(image, platform, withOwn(base, image.layers(), ground));
        } catch (Problem e) {
            throw e.in("build " + image.reference());
        }
    }

    private BaseImage foundation(PinnedBase ground, Platform platform) {
        if (ground instanceof PinnedBase.PinnedImage pulled) {
            return new PulledBase(documents).foundation(pulled.reference(), platform);
        }
        if (ground instanceof PinnedBase.ExactPackages packages) {
            return BaseImage.debian(DEBIAN_ENV).with(own.debian(packages.packages()), "roadcase: Debian packages");
        }
        return BaseImage.NOTHING;
    }

    private BaseImage withOwn(BaseImage base, List<CopyLayer> copies, PinnedBase ground) {
        boolean merged = ground instanceof PinnedBase.ExactPackages;
        List<FileEntriesLayer> described = copies.stream()
                .map(copy -> new CopiedLayer(copy, folder, merged).described())
                .toList();
        List<OwnLayer> layers = own.copied(described);
        BaseImage whole = base;
        for (int i = 0; i < layers.size(); i++) {
            String madeBy = "roadcase: copy " + copies.get(i).copy() + " to "
                    + copies.get(i).to();
            whole = whole.with(layers.get(i), madeBy);
        }
        return whole;
    }

    private static BuiltContent content(BuiltImage image, Platform platform, BaseImage whole) {
        byte[] config = new BuiltConfig(image, platform, whole).bytes();
        Descriptor configDescriptor = Descriptor.of(MediaType.OCI_CONFIG, config);
        List<Descriptor> layers =
                whole.layers().stream().map(BuiltLayer::descriptor).toList();
        byte[] manifest =
                new ImageManifest(MediaType.OCI_MANIFEST, Optional.empty(), configDescriptor, layers, Map.of()).bytes();
        Descriptor plain = Descriptor.of(MediaType.OCI_MANIFEST, manifest);
        Descriptor descriptor = new Descriptor(
                plain.mediaType(), plain.digest(), plain.size(), Optional.of(platform), Optional.empty(), Map.of());
        return new BuiltContent(descriptor, manifest, configDescriptor, config, whole.layers());
    }
}
