package dev.roadcase.bundler.build;

import dev.roadcase.agent.format.Descriptor;
import java.util.List;

/**
 * An image that has been built.
 *
 * @param descriptor of the manifest, with the platform
 * @param manifest an OCI manifest, byte for byte; not to be changed
 * @param config an OCI image config, byte for byte; not to be changed
 * @param layers upwards
 */
public record BuiltContent(
        Descriptor descriptor, byte[] manifest, Descriptor configDescriptor, byte[] config, List<BuiltLayer> layers) {
    public BuiltContent {
        layers = List.copyOf(layers);
    }
}
