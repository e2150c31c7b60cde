package dev.roadcase.agent.registry;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryList;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.registry.distribution.BlobAnswers;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.Body;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import dev.roadcase.agent.registry.store.BundleBlobs;
import dev.roadcase.agent.registry.store.StoredBlob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers for the bundle as it stands: each entry under its name, and the list of all in their order. */
final class BundleAnswers {
    /** The beginning of their paths, before the name of an entry. */
    static final String ROOT = "/bundle/";

    private final Bundle bundle;
    private final BundleBlobs blobs;
    private final Map<String, Entry> front;
    private final Body list;

    BundleAnswers(Bundle bundle, BundleBlobs blobs) {
        this.bundle = bundle;
        this.blobs = blobs;
        this.front = bundle.entries().stream()
                .filter(entry -> EntryName.FIRST.contains(entry.name()))
                .collect(Collectors.toUnmodifiableMap(Entry::name, entry -> entry));
        this.list = new Body.Held(new EntryList(List.copyOf(bundle.entries())).bytes());
    }

    Answer answer(String path, Request request) {
        String name = path.substring(ROOT.length());
        if (name.equals(EntryList.NAME)) {
            return new Answer(Answer.OK, Map.of("Content-Type", "application/json; charset=utf-8"), list);
        }
        return EntryName.digest(name).map(digest -> blob(digest, request)).orElseGet(() -> document(name));
    }

    private Answer blob(Digest digest, Request request) {
        boolean part = request.header("Range").isPresent();
        StoredBlob blob = (part ? blobs.unchecked(digest) : blobs.find(digest))
                .orElseThrow(() -> new RequestRefusal(ErrorCode.BLOB_UNKNOWN, "this bundle has no blob " + digest));
        return new BlobAnswers(ContentDigest.of(digest), blob).answer(request);
    }

    private Answer document(String name) {
        Entry entry = Optional.ofNullable(front.get(name))
                .orElseThrow(() -> RequestRefusal.notFound("the bundle has no such entry"));
        Body body = new Body.Streamed(entry.size(), () -> bundle.part(entry, 0, entry.size()));
        return new Answer(Answer.OK, Map.of("Content-Type", "application/octet-stream"), body);
    }
}
