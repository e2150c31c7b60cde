package dev.roadcase.agent.runtime.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberNamesTest {

    @Test
    void filesInFoldersThatCameBeforeThemStandApart() {
        assertThat(standApart("./", "./etc/", "./etc/passwd", "./etc/ssl/", "./etc/ssl/a file", "./vmlinuz"))
                .isTrue();
        assertThat(standApart("etc/", "etc/passwd", "link", "opt/")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"etc/.wh.passwd", "etc/.wh..wh..opq", "./etc/.wh.passwd", ".wh.etc"})
    void whatDeletesFilesOfOtherLayersDoesNot(String whiteout) {
        assertThat(standApart("etc/", whiteout)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"usr/bin/tool", "./usr/bin/tool", "/etc/passwd", "../passwd", "etc/../passwd", "link/passwd"})
    void whatGoesIntoAFolderThatDidNotComeDoesNot(String member) {
        assertThat(standApart("etc/", "link", member)).isFalse();
    }

    @Test
    void oneMemberThatDoesNotIsNeverMadeGood() {
        assertThat(standApart("usr/bin/tool", "usr/", "usr/bin/", "usr/bin/tool"))
                .isFalse();
    }

    private static boolean standApart(String... members) {
        MemberNames names = new MemberNames();
        Stream.of(members).forEach(names::add);
        return names.standApart();
    }
}
