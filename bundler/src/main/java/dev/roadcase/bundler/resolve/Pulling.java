package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.demand.DemandedImage.Pull;
import dev.roadcase.bundler.layout.PackedImage;
import dev.roadcase.bundler.lock.Lock;
import dev.roadcase.bundler.lock.LockedImage;
import dev.roadcase.bundler.lock.LockedReferrer;
import dev.roadcase.bundler.referrer.PublicKeyFile;
import dev.roadcase.bundler.referrer.ReferrerSearch;
import dev.roadcase.bundler.referrer.SignatureCheck;
import dev.roadcase.bundler.reuse.ImageDocuments;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/** Resolves one image of a registry: what it is, whether it is signed as it has to be, and what comes along with it. */
record Pulling(RegistrySource source, Platforms platforms, DemoFolder folder) {
    PackedPull resolve(Pull pull, Lock lock) {
        Reference reference = pull.reference();
        Reference pinned = lock.digestOf(reference).map(reference::withDigest).orElse(reference);
        PackedImage image = new ImageResolver(source, platforms).resolve(reference, pinned, pull.roles());
        pull.key().ifPresent(key -> requireSigned(image, key));
        return new PackedPull(image, pull.referrers() ? attached(image, known(reference, lock)) : Attached.NOTHING);
    }

    private void requireSigned(PackedImage image, String key) {
        PublicKeyFile file = PublicKeyFile.read(folder, key);
        Digest digest = image.root().digest();
        new SignatureCheck(new ReferrerSearch(documents()), documents())
                .require(image.reference().withDigest(digest), file);
    }

    private Attached attached(PackedImage image, SortedMap<Digest, List<LockedReferrer>> known) {
        ImageResolver everything = new ImageResolver(source, new Platforms(List.of()));
        return new Attachments(everything, new ReferrerSearch(documents()), image).collect(known);
    }

    private static SortedMap<Digest, List<LockedReferrer>> known(Reference reference, Lock lock) {
        return lock.image(reference).map(LockedImage::referrers).orElse(Collections.emptySortedMap());
    }

    private ImageDocuments documents() {
        return source.documents();
    }
}
