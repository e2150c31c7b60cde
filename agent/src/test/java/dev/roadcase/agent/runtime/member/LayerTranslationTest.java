package dev.roadcase.agent.runtime.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The journey with a real containerd looks at files; this looks at the tar that tar gets. */
class LayerTranslationTest {
    private static final Member.Moment TIME = new Member.Moment(1_000_000_000, 0);

    private final List<ByteArrayOutputStream> tars = new ArrayList<>(List.of(new ByteArrayOutputStream()));
    private final List<String> deleted = new ArrayList<>();

    private final Unpacking target = new Unpacking() {
        @Override
        public OutputStream tar() {
            return tars.get(tars.size() - 1);
        }

        @Override
        public void delete(String path) {
            deleted.add(path);
            tars.add(new ByteArrayOutputStream());
        }
    };

    @ParameterizedTest
    @CsvSource({
        "./etc/passwd, etc/passwd",
        "/etc/passwd, etc/passwd",
        "../../etc/passwd, etc/passwd",
        "a/../../../b, b",
        "a//./b, a/b",
    })
    void aNameNeverLeadsOutOfTheFolder(String name, String place) throws IOException {
        assertThat(paths(file(name))).endsWith(place);
    }

    @Test
    void linksOfTheLayerAreFollowedAndLeadNowhereElse() throws IOException {
        assertThat(paths(link("out", "../../../tmp"), file("out/a"), link("abs", "/etc"), file("abs/b")))
                .containsExactly("out", "tmp", "tmp/a", "abs", "etc", "etc/b");
    }

    @Test
    void aFolderThatNoMemberNamesIsMadeBeforeWhatIsInItAndBorrowsItsAttributes() throws IOException {
        Unfinished unfinished = translate(false, file("a/b/c"), folder("d"), file("d/e"));
        assertThat(paths()).containsExactly("a", "a/b", "a/b/c", "d", "d/e");
        assertThat(unfinished.borrowed()).containsExactly("a", "a/b");
    }

    @Test
    void aDeletedNameBecomesWhatOverlayfsKeepsForIt() throws IOException {
        translate(false, file("a/.wh.b"));
        assertThat(written(0)).last().satisfies(member -> {
            assertThat(member.path()).isEqualTo("a/b");
            assertThat(member.type()).isEqualTo(Member.CHARACTER_DEVICE);
            assertThat(member.device()).isEqualTo(Member.Device.NONE);
        });
    }

    @Test
    void inTheLowestLayerThereIsNothingToDelete() throws IOException {
        Unfinished unfinished = translate(true, file("a"), file(".wh.none"), file("d/.wh..wh..opq"), file(".wh.a"));
        assertThat(paths()).containsExactly("a", "d");
        assertThat(deleted).containsExactly("a");
        assertThat(unfinished.hasFolders()).isFalse();
    }

    @Test
    void aFolderThatHidesIsWrittenAgainWithTheAttributeOfOverlayfs() throws IOException {
        Unfinished unfinished = translate(false, folder("etc"), file("etc/.wh..wh..opq"));
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        unfinished.writeFolders(more, path -> {
            throw new AssertionError(path);
        });
        assertThat(members(more.toByteArray())).singleElement().satisfies(member -> {
            assertThat(member.path()).isEqualTo("etc");
            assertThat(member.attributes()).isEqualTo(Map.of("trusted.overlay.opaque", "y"));
        });
    }

    @Test
    void aLayerCannotSetAttributesOfOverlayfs() throws IOException {
        Map<String, String> attributes = Map.of("trusted.overlay.redirect", "/etc", "user.note", "a=%\0\u00ff");
        translate(false, file("a").with(attributes));
        assertThat(written(0).get(0).attributes()).isEqualTo(Map.of("user.note", "a=%\0\u00ff"));
    }

    @Test
    void aFileInPlaceOfAFolderBeginsAnotherTar() throws IOException {
        translate(false, folder("a"), file("a/b"), file("a"));
        assertThat(deleted).containsExactly("a");
        assertThat(written(1)).extracting(Member::path).containsExactly("a");
    }

    @Test
    void longNamesLargeNumbersAndNanosecondsArriveAsTheyCame() throws IOException {
        String path = "\u00c3\u00bc".repeat(60) + "/" + "n".repeat(255);
        Member member = new Member(
                path,
                Member.SYMBOLIC_LINK,
                07777,
                new Member.FileOwner(3_000_000_000L, 1L << 40),
                new Member.Moment(1L << 34, 123_456_789),
                "t".repeat(300),
                0,
                Member.Device.NONE,
                Map.of());
        translate(false, member);
        assertThat(written(0)).last().isEqualTo(member);
    }

    @Test
    void whatContainerdRefusesIsRefused() {
        assertRefused(file("a"), file(".wh.a"));
        assertRefused(file("a/.wh."));
        assertRefused(file("a"), file("a/b"));
        assertRefused(hardLink("a", "b"));
        assertRefused(link("a", "b"), link("b", "a"), file("a/c"));
        assertRefused(folder("a"), folder("a/b"), file("a"));
        assertRefused(file("a").with(Map.of("user.a", "1")), hardLink("b", "a").with(Map.of("user.b", "1")));
    }

    /** Whatever bytes come, it ends with a translation or with an error that says what is wrong. */
    @Test
    void damagedTarsAreRefusedAndNothingElseHappens() throws IOException {
        byte[] tar = tar(file("a/b").with(Map.of("user.a", "1")), link("l", "a"), hardLink("h", "a/b"), folder("d"));
        Random random = new Random(1);
        for (int round = 0; round < 3000; round++) {
            byte[] damaged = tar.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                damaged[random.nextInt(tar.length)] = (byte) random.nextInt();
            }
            try {
                new LayerTranslation(target, false).translate(new ByteArrayInputStream(damaged));
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotEqualTo("");
            }
            tars.subList(1, tars.size()).clear();
        }
    }

    private void assertRefused(Member... members) {
        assertThatThrownBy(() -> translate(false, members)).isInstanceOf(UnusualLayer.class);
    }

    private Unfinished translate(boolean lowest, Member... members) throws IOException {
        return new LayerTranslation(target, lowest).translate(new ByteArrayInputStream(tar(members)));
    }

    private List<String> paths(Member... members) throws IOException {
        if (members.length > 0) {
            translate(false, members);
        }
        return written(0).stream().map(Member::path).toList();
    }

    private List<Member> written(int tar) throws IOException {
        return members(tars.get(tar).toByteArray());
    }

    private static byte[] tar(Member... members) throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        MemberWriter writer = new MemberWriter(tar);
        for (Member member : members) {
            writer.write(member);
        }
        writer.end();
        return tar.toByteArray();
    }

    private static List<Member> members(byte[] tar) throws IOException {
        try (InputStream in = new ByteArrayInputStream(tar)) {
            MemberReader reader = new MemberReader(in);
            List<Member> members = new ArrayList<>();
            for (Optional<Member> next = reader.next(); next.isPresent(); next = reader.next()) {
                members.add(next.get());
            }
            return members;
        }
    }

    private static Member file(String path) {
        return member(path, Member.FILE, "");
    }

    private static Member folder(String path) {
        return member(path, Member.FOLDER, "");
    }

    private static Member link(String path, String target) {
        return member(path, Member.SYMBOLIC_LINK, target);
    }

    private static Member hardLink(String path, String target) {
        return member(path, Member.HARD_LINK, target);
    }

    private static Member member(String path, char type, String link) {
        return new Member(path, type, 0644, new Member.FileOwner(1, 2), TIME, link, 0, Member.Device.NONE, Map.of());
    }
}
