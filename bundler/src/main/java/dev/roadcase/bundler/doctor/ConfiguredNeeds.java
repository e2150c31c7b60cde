package dev.roadcase.bundler.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.provider.ProviderKind;
import dev.roadcase.bundler.provider.ProviderRecord;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.spec.value.Cidr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What a show needs that was configured: as its cluster.json says it. */
record ConfiguredNeeds(ShowFolder show) {
    /** @throws Problem exit 3 if cluster.json says something impossible */
    ShowNeeds needs() {
        Path document = show.path().resolve(OutputFolder.CLUSTER);
        try {
            return read(Json.object(Files.readAllBytes(document)));
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badInput(document + " cannot be read: " + e.getMessage())
                    .advise("configure the show again: bundle configure FILE --out " + show.path())
                    .causedBy(e);
        }
    }

    private ShowNeeds read(ObjectNode cluster) {
        List<JsonNode> here = StreamSupport.stream(cluster.path("machines").spliterator(), false)
                .filter(machine -> !machine.has("ssh"))
                .toList();
        return new ShowNeeds(
                cluster.path("bundle").path("size").asLong(),
                here.size(),
                here.stream()
                        .mapToLong(machine -> machine.path("memory").asLong())
                        .sum(),
                show.host().isPresent() ? Set.of() : ShowNeeds.ports(show.demo().pages()),
                ProviderRecord.in(show.path())
                        .map(record -> record.kind() == ProviderKind.VAGRANT)
                        .orElseGet(() -> cluster.has("box")),
                networks(cluster.path("network")));
    }

    private ShowNetworks networks(JsonNode network) {
        return new ShowNetworks(
                cidr(network.path("machines")),
                cidr(network.path("pods")),
                cidr(network.path("services")),
                Set.copyOf(show.machines().stream().map(ShowMachine::address).toList()));
    }

    private static Optional<Cidr> cidr(JsonNode text) {
        return text.isMissingNode() ? Optional.empty() : Optional.of(Cidr.parse(text.asText()));
    }
}
