package dev.roadcase.agent.runtime;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.api.ApiFailure;
import dev.roadcase.agent.runtime.api.ContainerdApi;
import dev.roadcase.agent.runtime.api.Message;
import dev.roadcase.agent.runtime.api.MessageFields;
import dev.roadcase.agent.runtime.layer.Snapshots;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of images and content in a namespace of containerd (containerd, api/services/images/v1 and content/v1). */
record ContainerdImages(ContainerdApi api) {
    /** The kubelet deletes unused images when the disk is full, and could not fetch them again. This keeps them. */
    private static final Map<String, String> PINNED = Map.of("io.cri-containerd.pinned", "pinned");

    ContainerdState state() {
        return new ContainerdState(names(), content(), Snapshots.usual(api).names());
    }

    /** All names, with the digests that they stand for. */
    Map<String, Digest> names() {
        Map<String, Digest> names = new HashMap<>();
        call("images.v1.Images/List", new MessageFields()).stream()
                .flatMap(list -> list.messages(1).stream())
                .forEach(image ->
                        put(names, image.text(1), image.messages(3).get(0).text(2)));
        return names;
    }

    /** Of digests of other kinds, no image of a bundle has one. */
    private static void put(Map<String, Digest> names, String name, String digest) {
        if (digest.startsWith("sha256:")) {
            names.put(name, Digest.parse(digest));
        }
    }

    private Set<String> content() {
        return call("content.v1.Content/List", new MessageFields()).stream()
                .flatMap(list -> list.messages(1).stream())
                .map(info -> info.text(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Gives a name to an image whose content is there. What the name stood for before loses it. */
    void name(String name, Descriptor root) {
        MessageFields image = image(name)
                .message(
                        3,
                        new MessageFields()
                                .text(1, root.mediaType())
                                .text(2, root.digest().toString())
                                .number(3, root.size()));
        try {
            api.call("images.v1.Images/Create", new MessageFields().message(1, image));
        } catch (ApiFailure e) {
            if (!e.isThere()) {
                throw failure("Images/Create of " + name, e);
            }
            call("images.v1.Images/Update", new MessageFields().message(1, image));
        } catch (IOException e) {
            throw failure("Images/Create of " + name, e);
        }
    }

    /** Keeps an image that has this name from being deleted while nothing uses it. */
    void pin(String name) {
        MessageFields mask = new MessageFields().text(1, "labels.io.cri-containerd.pinned");
        call(
                "images.v1.Images/Update",
                new MessageFields().message(1, image(name)).message(2, mask));
    }

    private static MessageFields image(String name) {
        return new MessageFields().text(1, name).map(2, PINNED);
    }

    private List<Message> call(String method, MessageFields request) {
        try {
            return api.call(method, request);
        } catch (IOException e) {
            throw failure(method, e);
        }
    }

    private Problem failure(String method, IOException e) {
        return Problem.machine("containerd at " + api.socket() + ": " + method + " failed: " + e.getMessage())
                .advise("see that containerd runs and what it logged, then run again")
                .causedBy(e);
    }
}
