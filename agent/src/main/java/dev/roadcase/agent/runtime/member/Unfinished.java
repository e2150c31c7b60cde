package dev.roadcase.agent.runtime.member;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is left to do in the folder of a layer when its tars are unpacked. */
public final class Unfinished {
    private final LayerTree tree;
    private final Map<String, Member> links = new LinkedHashMap<>();
    private final Map<String, Member> withAttributes = new HashMap<>();
    private boolean borrows;
    private boolean again;

    Unfinished(LayerTree tree) {
        this.tree = tree;
    }

    void borrow(MemberFolder folder) {
        borrows = borrows || folder.isBorrowed();
    }

    /** Folders that were complete get files once more, and with them another time. */
    void again() {
        again = true;
    }

    /** Takes note of what stands at a path from now on. */
    void put(Member member) {
        replace(member.path());
        if (!member.attributes().isEmpty()) {
            withAttributes.put(member.path(), member);
        }
    }

    /** A hard link that is gone has given its attributes to the file all the same. */
    private void replace(String path) {
        withAttributes.remove(path);
        Optional.ofNullable(links.remove(path))
                .ifPresent(gone -> links.put(gone.link(), gone.at(gone.link(), gone.link())));
    }

    /**
     * Takes note of a hard link. containerd gives owner, mode and time of the link to the file, which loses its
     * capabilities by that (capabilities(7)) unless the link has them too.
     */
    void link(Member link) throws UnusualLayer {
        replace(link.path());
        Optional<Member> target = Optional.ofNullable(withAttributes.get(link.link()));
        if (link.attributes().isEmpty()) {
            links.put(link.path(), link);
        } else if (target.filter(link::isLike).isPresent()) {
            withAttributes.put(link.path(), link);
        } else {
            throw new UnusualLayer(link.path() + " is a hard link with attributes of its own");
        }
    }

    /** Whether nothing is left. */
    public boolean isEmpty() {
        return links.isEmpty() && !borrows && !hasFolders();
    }

    /** Hard links whose owner, mode and time the file that they share shall have, in their order. */
    public Collection<Member> links() {
        return links.values();
    }

    /** Folders that were needed before a member named them, a folder before those in it; paths as bytes. */
    public List<String> borrowed() {
        return borrows
                ? tree.folders().stream()
                        .filter(MemberFolder::isBorrowed)
                        .map(MemberFolder::path)
                        .toList()
                : List.of();
    }

    /** Whether {@linkplain #writeFolders} has anything to write. */
    public boolean hasFolders() {
        return tree.folders().stream().anyMatch(this::isRewritten);
    }

    /**
     * Writes a tar of the folders that have not got all of their attributes: those that hide what is below them, and
     * those whose attributes were borrowed before a member named them.
     *
     * @param asItIs what stands at a path now
     */
    public void writeFolders(OutputStream tar, Function<String, Member> asItIs) throws IOException {
        MemberWriter out = new MemberWriter(tar);
        for (MemberFolder folder : tree.folders()) {
            if (isRewritten(folder)) {
                Member member = folder.member().orElseGet(() -> asItIs.apply(folder.path()));
                Map<String, String> all = new HashMap<>(member.attributes());
                all.putAll(folder.overlay());
                out.write(member.with(all));
            }
        }
        out.end();
    }

    private boolean isRewritten(MemberFolder folder) {
        boolean named = folder.member().isPresent();
        return folder.isOpaque() || named && (again || folder.isBorrowed());
    }
}
