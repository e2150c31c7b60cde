package dev.roadcase.bundler.up;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.provider.Provider;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import java.util.List;

/**
 * Has the nodes of a show look at a controller that is new. Their programs have seen more than it knows, and would wait until
 * it comes so far; its registry knows none of them.
 */
record NodesOfRestored(ShowFolder show, Provider provider, Events events) {
    private static final List<String> LOOK_ANEW = List.of(
            "sh",
            "-c",
            "systemctl --no-block restart kubelet.service kube-proxy.service roadcase-report.service;"
                    + " ! systemctl --quiet is-active flanneld.service || systemctl --no-block restart flanneld.service");

    /** One that does not do it is named, and keeps no other from it. One after the other, so that the demo goes on. */
    void run() {
        show.nodes().forEach(this::tryToTell);
    }

    private void tryToTell(ShowMachine node) {
        try {
            tell(node.name());
        } catch (Problem e) {
            events.emit(new Event.Warned("not told of the new controller: " + e.getMessage()));
        }
    }

    /** Where the controller has another address, a node gets other files. */
    private void tell(String node) {
        if (provider.isCurrent(node)) {
            provider.says(node, LOOK_ANEW);
        } else {
            provider.renew(node);
        }
    }
}
