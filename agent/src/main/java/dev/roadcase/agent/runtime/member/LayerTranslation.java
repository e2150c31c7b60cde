package dev.roadcase.agent.runtime.member;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * Translates the tar of a layer (OCI image spec, "Applying Changesets") into one that GNU tar unpacks as containerd
 * unpacks the layer for overlayfs. Each member gets its real place, which no link leads out of the layer's folder. Names
 * that are deleted become devices 0:0, and folders that nobody names are made.
 */
public final class LayerTranslation {
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";

    private final Unpacking target;
    private final boolean lowest;
    private final LayerTree tree = new LayerTree();
    private final Unfinished unfinished = new Unfinished(tree);
    private MemberWriter out;

    /** @param lowest whether nothing is below the layer: then there is nothing to hide, and what is deleted is gone */
    public LayerTranslation(Unpacking target, boolean lowest) {
        this.target = target;
        this.lowest = lowest;
        this.out = new MemberWriter(target.tar());
    }

    /**
     * Translates all members, and answers what is left to do when the last tar is unpacked.
     *
     * @throws UnusualLayer if containerd would refuse it
     */
    public Unfinished translate(InputStream tar) throws IOException {
        MemberReader reader = new MemberReader(tar);
        for (Optional<Member> next = reader.next(); next.isPresent(); next = reader.next()) {
            translate(next.get(), reader.content());
        }
        out.end();
        return unfinished;
    }

    private void translate(Member member, InputStream content) throws IOException {
        String path = LayerTree.cleaned(member.path());
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.isEmpty()) {
            return;
        }
        String folder = tree.resolved(LayerTree.parent(path));
        requireFolder(folder);
        if (name.equals(OPAQUE)) {
            hideBelow(folder);
        } else if (name.startsWith(WHITEOUT)) {
            delete(folder, name.substring(WHITEOUT.length()), member);
        } else {
            put(LayerTree.in(folder, name), member, content);
        }
    }

    private void requireFolder(String path) throws IOException {
        if (tree.folder(path).isPresent()) {
            return;
        }
        if (tree.isNoFolder(path)) {
            throw new UnusualLayer(path + " is no folder, and something is in it");
        }
        requireFolder(LayerTree.parent(path));
        unfinished.borrow(tree.add(new MemberFolder(path, true)));
        out.write(Member.unnamedFolder(path));
    }

    private void hideBelow(String folder) {
        if (!lowest) {
            tree.folder(folder).orElseThrow().setOpaque();
        }
    }

    private void delete(String folder, String name, Member member) throws IOException {
        String path = LayerTree.in(folder, name);
        boolean isName = !name.isEmpty() && !name.equals(".") && !name.equals("..");
        if (!isName
                || tree.holds(path)
                        && (!lowest
                                || tree.folder(path)
                                        .flatMap(MemberFolder::member)
                                        .isPresent())) {
            throw new UnusualLayer(path + " is deleted, and the layer itself has it");
        }
        if (!lowest) {
            tree.addOther(path);
            out.write(member.whiteout(path));
        } else if (tree.holds(path)) {
            makeRoom(path);
        }
    }

    private void put(String path, Member member, InputStream content) throws IOException {
        if (!member.isFolder() && tree.folder(path).isPresent()) {
            makeRoom(path);
        }
        switch (member.type()) {
            case Member.FOLDER -> putFolder(member.at(path, ""));
            case Member.FILE -> putFile(member.at(path, ""), content);
            case Member.HARD_LINK -> putHardLink(path, member);
            case Member.SYMBOLIC_LINK -> putSymbolicLink(member.at(path, member.link()));
            case Member.CHARACTER_DEVICE, Member.BLOCK_DEVICE, Member.PIPE -> putFile(member.at(path, ""), content);
            default -> throw new UnusualLayer(path + " is of the type " + member.type());
        }
    }

    /** tar deletes no folder that is not empty. containerd fails if the time of a folder that is gone must be set. */
    private void makeRoom(String path) throws IOException {
        if (tree.isNamedIn(path)) {
            throw new UnusualLayer(path + " is a folder of folders, and then something else");
        }
        out.end();
        target.delete(path);
        tree.remove(path);
        unfinished.again();
        out = new MemberWriter(target.tar());
    }

    private void putFolder(Member member) throws IOException {
        MemberFolder folder =
                tree.folder(member.path()).orElseGet(() -> tree.add(new MemberFolder(member.path(), false)));
        unfinished.put(member.with(Map.of()));
        folder.name(member);
        out.write(member);
    }

    private void putFile(Member member, InputStream content) throws IOException {
        tree.addOther(member.path());
        unfinished.put(member);
        out.write(member, content);
    }

    private void putSymbolicLink(Member member) throws IOException {
        tree.addLink(member.path(), member.link());
        unfinished.put(member);
        out.write(member);
    }

    private void putHardLink(String path, Member member) throws IOException {
        String link = member.link();
        String name = link.substring(link.lastIndexOf('/') + 1);
        String target = LayerTree.in(tree.resolved(LayerTree.parent(link)), name);
        if (target.equals(path) || !tree.isNoFolder(target)) {
            throw new UnusualLayer(path + " is a hard link to " + link + ", which the layer does not have");
        }
        Member placed = member.at(path, target);
        unfinished.link(placed);
        out.write(placed.with(Map.of()));
        tree.addOther(path);
    }
}
