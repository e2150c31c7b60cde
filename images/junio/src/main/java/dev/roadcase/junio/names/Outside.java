package dev.roadcase.junio.names;

import dev.roadcase.junio.dns.Malformed;
import dev.roadcase.junio.dns.Message;
import dev.roadcase.junio.dns.Question;
import dev.roadcase.junio.patience.Deadline;
import dev.roadcase.junio.resolver.Relay;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Other name servers, for names that are not ours: those of the network where the show is, if it has one. */
final class Outside {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<InetSocketAddress> servers;
    private final Relay relay = new Relay();

    Outside(List<InetSocketAddress> servers) {
        this.servers = List.copyOf(servers);
    }

    boolean isThere() {
        return !servers.isEmpty();
    }

    /** The bytes that one of them answers, to a question that is passed on as it came. */
    Optional<byte[]> ask(byte[] query, boolean overTcp) {
        Deadline deadline = Deadline.in(PATIENCE);
        for (InetSocketAddress server : servers) {
            try {
                return Optional.of(relay.ask(server, query, overTcp, deadline));
            } catch (IOException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** What one of them answers to a question of our own. */
    Optional<Message> ask(Question question) {
        return ask(Message.asking(0, question).bytes(), true).flatMap(Outside::read);
    }

    private static Optional<Message> read(byte[] answer) {
        try {
            return Optional.of(Message.read(answer));
        } catch (Malformed e) {
            return Optional.empty();
        }
    }
}
