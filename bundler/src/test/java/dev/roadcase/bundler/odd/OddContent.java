package dev.roadcase.bundler.odd;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A manifest or an index with all that it leads to, as JSON that need not follow any specification.
 *
 * @param type by which a registry calls the root
 * @param parts other documents and layers
 */
public record OddContent(String type, byte[] root, List<byte[]> parts) {
    public OddContent {
        parts = List.copyOf(parts);
    }

    /** An index of these. */
    public static OddContent index(Member... members) {
        return index(document -> {}, members);
    }

    /** An index of these, changed at the end. */
    public static OddContent index(Consumer<ObjectNode> change, Member... members) {
        ObjectNode document = Json.object().put("schemaVersion", 2).put("mediaType", MediaType.OCI_INDEX);
        ArrayNode list = document.putArray("manifests");
        List<byte[]> parts = new ArrayList<>();
        for (Member member : members) {
            list.add(member.descriptor());
            parts.add(member.content().root());
            parts.addAll(member.content().parts());
        }
        change.accept(document);
        return new OddContent(document.path("mediaType").asText(MediaType.OCI_INDEX), Json.bytes(document), parts);
    }

    /** The same, which its registry calls by another type. */
    public OddContent called(String other) {
        return new OddContent(other, root, parts);
    }

    /** As a member of an index that says nothing of its platform. */
    public Member unnamed() {
        return new Member(this, descriptor(type, root));
    }

    /** As a member of an index, for this platform: {@code linux/arm/v7}. */
    public Member on(String platform) {
        String[] words = platform.split("/");
        return changed(descriptor -> {
            ObjectNode node = descriptor.putObject("platform");
            node.put("architecture", words[1]).put("os", words[0]);
            if (words.length > 2) {
                node.put("variant", words[2]);
            }
        });
    }

    /** As a member of an index whose descriptor is changed. */
    public Member changed(Consumer<ObjectNode> change) {
        ObjectNode descriptor = descriptor(type, root);
        change.accept(descriptor);
        return new Member(this, descriptor);
    }

    Digest digest() {
        return Digest.of(root);
    }

    /** All of it that a bundle could carry. */
    Stream<byte[]> all() {
        return Stream.concat(Stream.of(root), parts.stream());
    }

    static ObjectNode descriptor(String type, byte[] content) {
        return Json.object()
                .put("mediaType", type)
                .put("digest", Digest.of(content).toString())
                .put("size", content.length);
    }

    /** What a manifest or an index says of its own type. */
    static Optional<String> declaredType(byte[] part) {
        try {
            return Optional.of(Json.object(part).path("mediaType").asText("")).filter(type -> !type.isEmpty());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Something in an index. */
    public record Member(OddContent content, ObjectNode descriptor) {}
}
