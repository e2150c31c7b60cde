package dev.roadcase.junio.keys;

import dev.roadcase.junio.etcd.Entry;
import dev.roadcase.junio.etcd.Keys;
import dev.roadcase.junio.etcd.Refused;
import dev.roadcase.junio.event.Events;
import dev.roadcase.junio.kubernetes.ClusterService;
import dev.roadcase.junio.kubernetes.ServiceListener;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Keeps the keys of all Services. Several keepers may do so at the same time, as each pod of the name server does. So none of
 * them removes what it has not heard of: keys are read before Services are listed, and what was there then and has no Service
 * in the list is what is over. Keys of others, such as the switch of the show, stay as they are.
 */
public final class KeyKeeper implements ServiceListener {
    private final Keys keys;
    private final List<String> domain;
    private final Events events;
    private final Map<ClusterService.Name, ServiceKeys> known = new HashMap<>();
    private Map<String, String> before = Map.of();

    /** @param domain its labels, such as {@code cluster} and {@code local} */
    public KeyKeeper(Keys keys, List<String> domain, Events events) {
        this.keys = keys;
        this.events = events;
        this.domain = List.copyOf(domain);
    }

    @Override
    public void beforeList() throws IOException, InterruptedException {
        Optional<Entry> all = keys.read(ServiceKeys.root(domain));
        before = all.stream().flatMap(Entry::keys).collect(Collectors.toMap(Entry::path, Entry::value));
    }

    @Override
    public void listed(List<ClusterService> services) throws IOException, InterruptedException {
        Set<String> folders = new TreeSet<>();
        for (ClusterService service : services) {
            folders.add(ServiceKeys.folder(service.name(), domain));
            keep(service);
        }
        for (String folder : over(folders)) {
            keys.remove(folder);
        }
        known.keySet().retainAll(services.stream().map(ClusterService::name).toList());
    }

    /** Folders of Services that are no more. */
    private Set<String> over(Set<String> folders) {
        return before.entrySet().stream()
                .filter(key -> ServiceKeys.isOurs(key.getKey(), key.getValue()))
                .map(key -> key.getKey().substring(0, key.getKey().lastIndexOf('/')))
                .filter(folder -> !folders.contains(folder))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Makes what is missing, and removes what the Service had before. */
    private void keep(ClusterService service) throws IOException, InterruptedException {
        ServiceKeys wanted = ServiceKeys.of(service, domain);
        Optional<ServiceKeys> last = Optional.ofNullable(known.put(service.name(), wanted));
        try {
            for (Map.Entry<String, String> key : wanted.values().entrySet()) {
                write(key.getKey(), key.getValue());
            }
            for (String old : earlier(last, wanted)) {
                keys.remove(old);
            }
        } catch (Refused e) {
            warnOnce(last, service.name(), e);
        }
    }

    /** Another key is where the Service's folder would be: the other Services are kept all the same. */
    private void warnOnce(Optional<ServiceKeys> last, ClusterService.Name name, Refused why) {
        if (last.isEmpty()) {
            events.warn("Service " + name.service() + " of " + name.namespace() + " has no name: " + why.getMessage());
        }
    }

    private void write(String path, String value) throws IOException, InterruptedException {
        if (keys.read(path).filter(entry -> entry.value().equals(value)).isEmpty()) {
            keys.write(path, value);
        }
    }

    private Set<String> earlier(Optional<ServiceKeys> last, ServiceKeys wanted) {
        Set<String> earlier = before.entrySet().stream()
                .filter(key -> key.getKey().startsWith(wanted.folder() + "/"))
                .filter(key -> ServiceKeys.isOurs(key.getKey(), key.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        last.ifPresent(keys -> earlier.addAll(keys.values().keySet()));
        earlier.removeAll(wanted.values().keySet());
        return earlier;
    }

    @Override
    public void changed(ClusterService service) throws IOException, InterruptedException {
        keep(service);
    }

    @Override
    public void gone(ClusterService service) throws IOException, InterruptedException {
        String folder = ServiceKeys.folder(service.name(), domain);
        if (keys.read(folder).filter(Entry::isFolder).isPresent()) {
            keys.remove(folder);
        }
        known.remove(service.name());
    }
}
