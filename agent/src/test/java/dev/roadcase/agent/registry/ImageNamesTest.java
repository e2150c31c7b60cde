package dev.roadcase.agent.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.registry.store.ImageNames;
import dev.roadcase.agent.registry.store.KnownNames;
import dev.roadcase.agent.registry.store.RepositoryName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which repository a name means. A full name in these tables is {@code HOST PATH}, and {@code - PATH} without a host. */
class ImageNamesTest {
    private static final String KNOWN = "quay.io acme/api|docker.io library/debian|vm1:5000 junio/date|a.io shared/x|"
            + "b.io shared/x|- own/tool|- nginx|vm1:5000 deep/quay.io/y|- both/z|c.io both/z";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "acme/api            ;          ; quay.io acme/api",
                "quay.io/acme/api    ;          ; quay.io acme/api",
                "acme/api            ; quay.io  ; quay.io acme/api",
                "acme/api            ; QUAY.IO  ; quay.io acme/api",
                "acme/api            ; ghcr.io  ; ''",
                "ghcr.io/acme/api    ;          ; ''",
                "debian              ;          ; docker.io library/debian",
                "library/debian      ;          ; docker.io library/debian",
                "docker.io/debian    ;          ; docker.io library/debian",
                "library/debian      ; docker.io; docker.io library/debian",
                "debian              ; docker.io; docker.io library/debian",
                "library/debian      ; registry-1.docker.io; docker.io library/debian",
                "junio/date          ;          ; vm1:5000 junio/date",
                "junio/date          ; vm1:5000 ; vm1:5000 junio/date",
                "junio/date          ; vm2:5000 ; ''",
                "shared/x            ;          ; a.io shared/x|b.io shared/x",
                "b.io/shared/x       ;          ; b.io shared/x",
                "own/tool            ;          ; - own/tool",
                "own/tool            ; any.io   ; - own/tool",
                "any.io/own/tool     ;          ; - own/tool",
                "nginx               ;          ; - nginx",
                "library/nginx       ; docker.io; - nginx",
                "docker.io/library/nginx ;      ; - nginx",
                "deep/quay.io/y      ;          ; vm1:5000 deep/quay.io/y",
                "both/z              ;          ; c.io both/z|- both/z",
                "nobody/knows        ;          ; ''",
            })
    void aNameFindsRepositories(String name, String host, String found) {
        assertThat(names().find(name, Optional.ofNullable(host)).stream().map(ImageNamesTest::text))
                .containsExactlyElementsOf(words(found));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "acme/api         ;          ; quay.io acme/api",
                "quay.io/acme/api ;          ; quay.io acme/api",
                "ghcr.io/acme/api ;          ; ghcr.io acme/api",
                "acme/api         ; ghcr.io  ; ghcr.io acme/api",
                "debian           ;          ; docker.io library/debian",
                "docker.io/other  ;          ; docker.io library/other",
                "library/other    ;          ; - other",
                "junio/date       ;          ; vm1:5000 junio/date",
                "junio/date       ; vm1:5000 ; vm1:5000 junio/date",
                "junio/web        ;          ; - junio/web",
                "shared/x         ;          ; ''",
                "a.io/shared/x    ;          ; a.io shared/x",
                "both/z           ;          ; c.io both/z",
                "localhost/tool   ;          ; localhost tool",
                "own/tool         ;          ; - own/tool",
            })
    void aPushGoesWhereItsNameIsFound(String name, String host, String target) {
        assertThat(names().target(name, Optional.ofNullable(host)).stream().map(ImageNamesTest::text))
                .containsExactlyElementsOf(words(target));
    }

    private static ImageNames names() {
        List<RepositoryName> known =
                words(KNOWN).stream().map(ImageNamesTest::name).toList();
        return new ImageNames(new KnownNames() {
            @Override
            public Collection<RepositoryName> all() {
                return known;
            }

            @Override
            public Collection<RepositoryName> withPath(String path) {
                return known.stream().filter(each -> each.path().equals(path)).collect(Collectors.toList());
            }
        });
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("\\|")).filter(word -> !word.isEmpty()).toList();
    }

    private static RepositoryName name(String text) {
        String[] words = text.split(" ");
        return words[0].equals("-") ? RepositoryName.hostless(words[1]) : RepositoryName.on(words[0], words[1]);
    }

    private static String text(RepositoryName name) {
        return name.host().orElse("-") + " " + name.path();
    }
}
