package dev.roadcase.agent.node.removal;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.runtime.GivenName;
import dev.roadcase.agent.runtime.LoadedImages;
import dev.roadcase.agent.runtime.Runtime;
import dev.roadcase.agent.runtime.RuntimeSocket;
import dev.roadcase.agent.runtime.UsedImage;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The names that provision gave to images. An image that containers of others use stays, and is said. */
record GivenImages(Path root, Events events) implements RemovalStep {
    @Override
    public List<Remnant> remnants() {
        return new LoadedImages(root)
                .names().entrySet().stream().flatMap(this::in).toList();
    }

    private Stream<Remnant> in(Map.Entry<RuntimeSocket, List<GivenName>> given) {
        Runtime runtime = given.getKey().runtime(events);
        return runtime.remains(given.getValue()).stream()
                .sorted(Comparator.comparing(GivenName::name))
                .map(name -> new Remnant("image " + name.name(), () -> remove(runtime, name)));
    }

    private boolean remove(Runtime runtime, GivenName name) {
        List<UsedImage> used = runtime.remove(List.of(name));
        used.forEach(image ->
                events.emit(new Event.Warned("the image " + image.name() + " stays: " + image.user() + " uses it")));
        return used.isEmpty();
    }
}
