package dev.roadcase.agent.registry;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a call to its answer: which endpoint it means, and what that says. */
final class Endpoints {
    private static final Body NO_REFERRERS =
            new Body.Held(new ImageIndex(MediaType.OCI_INDEX, List.of(), Map.of()).bytes());

    private final Repositories repositories;
    private final ManifestAnswers manifests;
    private final BlobAnswers blobs;
    private final BundleAnswers files;
    private final NodeAnswers nodes;
    private final StatusPage page;
    private final Events events;

    Endpoints(Bundle bundle, Registrations registrations, Events events, Buffers buffers) {
        this.repositories = new Repositories(new Contents(bundle)
                .images().stream()
                        .map(image -> ServedImage.of(bundle, image, events))
                        .toList());
        this.manifests = new ManifestAnswers(bundle);
        this.blobs = new BlobAnswers(bundle, new VerifiedBlobs(bundle, events, buffers));
        this.files = new BundleAnswers(bundle, blobs);
        this.nodes = new NodeAnswers(registrations);
        this.page = new StatusPage(bundle, registrations);
        this.events = events;
    }

    /** Always an answer: what fails is said as the spec's errors. */
    Answer answer(Request call) {
        try {
            return endpoint(call);
        } catch (RequestRefusal e) {
            return e.answer();
        } catch (Problem e) {
            return new RequestRefusal(ErrorCode.UNKNOWN, e.getMessage()).answer();
        } catch (RuntimeException e) {
            events.emit(new Event.Warned("the answer to " + call.method() + " " + call.uri() + " failed: " + e));
            return new RequestRefusal(ErrorCode.UNKNOWN, "this server failed").answer();
        }
    }

    private Answer endpoint(Request call) {
        String path = call.path();
        if (path.equals("/v2")) {
            return Answer.empty(Answer.MOVED, Map.of("Location", Route.ROOT));
        }
        if (NodeAnswers.isTheirs(path)) {
            return nodes.answer(path, call);
        }
        if (!call.reads()) {
            return new RequestRefusal(ErrorCode.UNSUPPORTED, "this registry serves pulls only")
                    .answer()
                    .with("Allow", "GET, HEAD");
        }
        if (path.startsWith(BundleAnswers.ROOT)) {
            return files.answer(path, call);
        }
        return path.equals(StatusPage.PATH) ? page.answer() : registry(path, call);
    }

    private Answer registry(String path, Request call) {
        if (!path.startsWith(Route.ROOT)) {
            throw RequestRefusal.notFound("the distribution API begins at " + Route.ROOT);
        }
        return endpoint(Route.parse(path), call);
    }

    private Answer endpoint(Route route, Request call) {
        if (route instanceof Route.ManifestOf wanted) {
            return manifests.answer(repository(wanted.name(), call), wanted.reference(), call);
        } else if (route instanceof Route.BlobOf wanted) {
            return blobs.answer(repository(wanted.name(), call), wanted.digest(), call);
        } else if (route instanceof Route.TagList wanted) {
            return NamePage.tags(repository(wanted.name(), call), call);
        } else if (route instanceof Route.Referrers) {
            return referrers(call);
        } else if (route instanceof Route.Catalog) {
            return NamePage.catalog(repositories, call);
        }
        return Answer.json(Answer.OK, Json.object());
    }

    private Repository repository(String name, Request call) {
        Optional<String> host = call.parameter("ns").filter(ns -> !ns.isEmpty());
        return repositories.find(name, host);
    }

    /** A bundle carries no signatures and bills of material of its images: the list is empty, of every type. */
    private static Answer referrers(Request call) {
        Answer empty = new Answer(Answer.OK, Map.of("Content-Type", MediaType.OCI_INDEX), NO_REFERRERS);
        boolean filtered = call.parameter("artifactType").isPresent();
        return filtered ? empty.with("OCI-Filters-Applied", "artifactType") : empty;
    }
}
