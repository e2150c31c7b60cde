package dev.roadcase.inaetics.kubernetes;

import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.http.Address;
import dev.roadcase.inaetics.http.Answer;
import dev.roadcase.inaetics.http.Routes;
import dev.roadcase.inaetics.http.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands where Kubernetes' API should be, and is not it. */
@Tag("jdk")
class ApiTest {
    @TempDir
    private Path account;

    @Test
    void anAnswerThatIsNoObjectIsAFailedCall() throws IOException {
        Files.createFile(account.resolve("ca.crt"));
        Files.writeString(account.resolve("token"), "token");
        Routes routes = new Routes(() -> true).otherwise(call -> Answer.message("[]".getBytes()));
        try (Server server = Server.start(new Address("127.0.0.1", 0), Set.of(), routes, Events.NONE)) {
            Api api = Api.as(new ServiceAccount(server.address().http("/"), account), Duration.ofMinutes(1));
            KubernetesControllers controllers =
                    new KubernetesControllers(api, ControllerKind.DEPLOYMENTS, () -> "default");
            assertThatIOException()
                    .isThrownBy(() -> controllers.read("producers"))
                    .withMessage("GET /apis/apps/v1/namespaces/default/deployments/producers/scale of Kubernetes' API"
                            + " failed: the answer is not a JSON object");
        }
    }
}
