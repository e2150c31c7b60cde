package dev.roadcase.bundler.build;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageConfig;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.format.OciLayout;
import dev.roadcase.bundler.build.debian.StagedLayer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** Reads the OCI layout in a tar that jib has just written. */
final class JibTar {
    private JibTar() {}

    /** Takes all layers out into the folder, upwards. */
    static List<StagedLayer> take(Path tar, Path folder) throws IOException {
        try (TarFile file = new TarFile(tar)) {
            ImageIndex index = ImageIndex.parse(read(file, OciLayout.INDEX));
            ImageManifest manifest = (ImageManifest) Manifest.parse(
                    read(file, OciLayout.blob(index.manifests().get(0).digest())));
            List<Digest> diffIds = ImageConfig.parse(
                            read(file, OciLayout.blob(manifest.config().digest())))
                    .diffIds();
            List<StagedLayer> layers = new ArrayList<>();
            for (Descriptor layer : manifest.layers()) {
                Path target = folder.resolve("layer-" + layer.digest().hex() + ".tar.gz");
                try (InputStream in = file.getInputStream(entry(file, OciLayout.blob(layer.digest())))) {
                    Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
                }
                Digest diffId = diffIds.get(layers.size());
                layers.add(new StagedLayer(layer, diffId, target));
            }
            return layers;
        }
    }

    private static byte[] read(TarFile file, String name) throws IOException {
        try (InputStream in = file.getInputStream(entry(file, name))) {
            return in.readNBytes(Json.LARGEST_DOCUMENT);
        }
    }

    private static TarArchiveEntry entry(TarFile file, String name) throws IOException {
        return file.getEntries().stream()
                .filter(entry -> entry.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("jib has written no " + name));
    }
}
