package dev.roadcase.agent.registry;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryList;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.format.Digest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers for the bundle as it stands: each entry under its name, and the list of all in their order. */
final class BundleAnswers {
    /** Before the names of entries. */
    static final String ROOT = "/bundle/";

    private final Bundle bundle;
    private final BlobAnswers blobs;
    private final Map<String, Entry> front;
    private final Body list;

    BundleAnswers(Bundle bundle, BlobAnswers blobs) {
        this.bundle = bundle;
        this.blobs = blobs;
        this.front = bundle.entries().stream()
                .filter(entry -> EntryName.FIRST.contains(entry.name()))
                .collect(Collectors.toUnmodifiableMap(Entry::name, entry -> entry));
        this.list = new Body.Held(new EntryList(List.copyOf(bundle.entries())).bytes());
    }

    Answer answer(String path, Request call) {
        String name = path.substring(ROOT.length());
        if (name.equals(EntryList.NAME)) {
            return new Answer(Answer.OK, Map.of("Content-Type", "application/json; charset=utf-8"), list);
        }
        return EntryName.digest(name).map(digest -> blob(digest, call)).orElseGet(() -> entry(name));
    }

    private Answer blob(Digest digest, Request call) {
        return blobs.answer(digest, call);
    }

    private Answer entry(String name) {
        Entry entry = front.get(name);
        if (entry == null) {
            throw RequestRefusal.notFound("the bundle has no such entry");
        }
        Body body = new Body.BlobStretch(bundle, entry, 0, entry.size());
        return new Answer(Answer.OK, Map.of("Content-Type", "application/octet-stream"), body);
    }
}
