package dev.roadcase.agent.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.registry.Served.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameTest {
    private static final TestImage QUAY = TestImage.oci("{}", "quay's");
    private static final TestImage GHCR = TestImage.oci("{}", "ghcr's");
    private static final TestImage DEBIAN = TestImage.oci("{}", "debian's");
    private static final TestImage OWN = TestImage.oci("{}", "the user's own");

    @TempDir
    Path folder;

    private Served served;

    @BeforeEach
    void serve() {
        served = Served.of(
                new TestBundle()
                        .image("quay.io/acme/api:1", QUAY)
                        .image("quay.io/acme/api:2", QUAY)
                        .image("ghcr.io/acme/api:1", GHCR)
                        .image("ghcr.io/acme/api:3", GHCR)
                        .image("docker.io/library/debian:12", DEBIAN)
                        .image("vm1:5000/date:1", OWN),
                folder);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void aMirrorsHostDecidesWhoseImageIsMeant() {
        found("/v2/acme/api/manifests/1?ns=quay.io", QUAY);
        found("/v2/acme/api/manifests/1?ns=ghcr.io", GHCR);
        found("/v2/date/manifests/1?ns=vm1%3A5000", OWN);
        found("/v2/library/debian/manifests/12?ns=docker.io", DEBIAN);
        found("/v2/library/debian/manifests/12?ns=registry-1.docker.io", DEBIAN);
        assertThat(served.get("/v2/acme/api/manifests/1?ns=gcr.io").text()).contains("NAME_UNKNOWN", "gcr.io");
        assertThat(served.get("/v2/acme/api/manifests/3?ns=quay.io").text())
                .contains("MANIFEST_UNKNOWN", "it has 1, 2");
    }

    @Test
    void theFullNameFindsAnImageToo() {
        found("/v2/quay.io/acme/api/manifests/1", QUAY);
        found("/v2/ghcr.io/acme/api/manifests/1", GHCR);
        found("/v2/docker.io/library/debian/manifests/12", DEBIAN);
        found("/v2/docker.io/debian/manifests/12", DEBIAN);
    }

    @Test
    void dockerHubsShortNamesWork() {
        found("/v2/library/debian/manifests/12", DEBIAN);
        found("/v2/debian/manifests/12", DEBIAN);
    }

    @Test
    void aPathWithoutItsHostDoesWhereItIsClear() {
        found("/v2/acme/api/manifests/2", QUAY);
        found("/v2/acme/api/manifests/3", GHCR);
        found("/v2/date/manifests/1", OWN);
        found("/v2/acme/api/manifests/" + GHCR.descriptor().digest(), GHCR);
    }

    @Test
    void aTagOfTwoHostsIsNotGuessed() {
        Reply reply = served.get("/v2/acme/api/manifests/1");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).contains("quay.io/acme/api or ghcr.io/acme/api", "?ns=HOST");
    }

    @Test
    void theCatalogListsWhatIsFound() {
        assertThat(served.get("/v2/_catalog").text())
                .isEqualTo("{\"repositories\":[\"acme/api\",\"date\",\"ghcr.io/acme/api\",\"library/debian\","
                        + "\"quay.io/acme/api\"]}");
    }

    @Test
    void tagsAreListedInPages() {
        assertThat(served.get("/v2/acme/api/tags/list").text())
                .isEqualTo("{\"name\":\"acme/api\",\"tags\":[\"1\",\"2\",\"3\"]}");
        Reply first = served.get("/v2/acme/api/tags/list?n=1&ns=quay.io");
        assertThat(first.text()).contains("[\"1\"]");
        assertThat(first.header("Link")).isEqualTo("</v2/acme/api/tags/list?last=1&n=1&ns=quay.io>; rel=\"next\"");
        Reply second = served.get("/v2/acme/api/tags/list?last=1&n=1&ns=quay.io");
        assertThat(second.text()).contains("[\"2\"]");
        assertThat(second.header("Link")).isEmpty();
        assertThat(served.get("/v2/acme/api/tags/list?n=0").text()).contains("\"tags\":[]");
        assertThat(served.get("/v2/acme/api/tags/list?last=9").text()).contains("\"tags\":[]");
        assertThat(served.get("/v2/_catalog?n=-1").status()).isEqualTo(400);
        assertThat(served.get("/v2/_catalog?n=2&last=acme/api").text()).contains("[\"date\",\"ghcr.io/acme/api\"]");
    }

    private void found(String path, TestImage image) {
        assertThat(served.get(path).response().body()).as(path).isEqualTo(image.manifest());
    }
}
