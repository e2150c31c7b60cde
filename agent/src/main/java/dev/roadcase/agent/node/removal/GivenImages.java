package dev.roadcase.agent.node.removal;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.node.unit.OwnUnits;
import dev.roadcase.agent.runtime.GivenName;
import dev.roadcase.agent.runtime.LoadedImages;
import dev.roadcase.agent.runtime.Runtime;
import dev.roadcase.agent.runtime.RuntimeNames;
import dev.roadcase.agent.runtime.RuntimeSocket;
import dev.roadcase.agent.runtime.UsedImage;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The names that provision gave to images, and those that pods of our kubelet have pulled since. An image that containers of
 * others use stays, and is said.
 */
record GivenImages(Path root, OwnUnits units, Events events) implements RemovalStep {
    @Override
    public List<Remnant> remnants() {
        return new LoadedImages(root)
                .all().entrySet().stream().flatMap(this::in).toList();
    }

    private Stream<Remnant> in(Map.Entry<RuntimeSocket, RuntimeNames> recorded) {
        Runtime runtime = recorded.getKey().runtime(events);
        RuntimeNames names = recorded.getValue();
        List<GivenName> pulled = units.has("kubelet.service") ? names.newOf(runtime.ofPods()) : List.of();
        return Stream.concat(runtime.remains(names.given()).stream(), pulled.stream())
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
