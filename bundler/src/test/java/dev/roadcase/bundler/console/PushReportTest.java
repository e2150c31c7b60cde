package dev.roadcase.bundler.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.push.NotPushed;
import dev.roadcase.bundler.push.PushDestination;
import dev.roadcase.bundler.push.PushOutcome;
import dev.roadcase.bundler.push.PushedBytes;
import dev.roadcase.bundler.push.PushedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PushReportTest {
    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final Digest OTHER = Digest.of(new byte[] {2});
    private static final PushedImage IMAGE = image(true, Optional.of(OTHER), Optional.empty(), List.of(OTHER));
    private static final PushedImage SIGNATURE = image(true, Optional.empty(), Optional.of(DIGEST), List.of());

    @Test
    void theLineCountsImagesAndBytes() {
        assertThat(report(List.of(IMAGE, SIGNATURE), new PushedBytes(3 << 20, 512, 1))
                        .text())
                .isEqualTo("pushed t.bundle  1 images  3.0 MiB sent  512 B there already\n");
    }

    @Test
    void itSaysThatThereWasNothingToPush() {
        PushedImage there = image(false, Optional.empty(), Optional.empty(), List.of());
        PushReport report = report(List.of(there), new PushedBytes(0, 512, 0));
        assertThat(report.text()).isEqualTo("nothing to push: t.bundle  1 images  0 B sent  512 B there already\n");
        assertThat(report.json().path("unchanged").asBoolean()).isTrue();
    }

    @Test
    void aMountIsNews() {
        PushedImage there = image(false, Optional.empty(), Optional.empty(), List.of());
        assertThat(report(List.of(there), new PushedBytes(0, 512, 1)).text()).startsWith("pushed ");
    }

    @Test
    void theDocumentHasAllOfIt() {
        JsonNode document =
                report(List.of(IMAGE, SIGNATURE), new PushedBytes(7, 8, 9)).json();
        assertThat(document.path("file").asText()).isEqualTo("t.bundle");
        assertThat(document.path("registry").asText()).isEqualTo("vm1:5000/team");
        assertThat(document.path("sent").asLong()).isEqualTo(7);
        assertThat(document.path("there").asLong()).isEqualTo(8);
        assertThat(document.path("mounted").asInt()).isEqualTo(9);
        JsonNode image = document.path("images").path(0);
        assertThat(image.path("reference").asText()).isEqualTo("quay.io/acme/api:1");
        assertThat(image.path("pushed").asText()).isEqualTo("vm1:5000/team/acme/api:1");
        assertThat(image.path("digest").asText()).isEqualTo(DIGEST.toString());
        assertThat(image.path("replaced").asText()).isEqualTo(OTHER.toString());
        assertThat(image.path("lost").path(0).asText()).isEqualTo(OTHER.toString());
        assertThat(image.has("subject")).isFalse();
        assertThat(document.path("images").path(1).path("subject").asText()).isEqualTo(DIGEST.toString());
        assertThat(document.path("failed").path(0).path("reference").asText()).isEqualTo("quay.io/acme/no:1");
        assertThat(document.path("failed").path(0).path("reason").asText()).isEqualTo("it was refused");
    }

    private static PushReport report(List<PushedImage> images, PushedBytes bytes) {
        boolean all = images.size() == 1;
        NotPushed not = new NotPushed(Reference.parse("quay.io/acme/no:1"), Problem.upstream("it was refused"));
        return new PushReport(new PushOutcome(
                "t.bundle",
                PushDestination.parse("vm1:5000/team", false),
                images,
                all ? List.of() : List.of(not),
                bytes,
                Optional.empty()));
    }

    private static PushedImage image(
            boolean sent, Optional<Digest> replaced, Optional<Digest> subject, List<Digest> lost) {
        return new PushedImage(
                Reference.parse("quay.io/acme/api:1"),
                Reference.parse("vm1:5000/team/acme/api:1"),
                DIGEST,
                sent,
                replaced,
                subject,
                lost);
    }
}
