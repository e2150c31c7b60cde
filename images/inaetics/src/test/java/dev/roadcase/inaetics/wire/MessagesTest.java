package dev.roadcase.inaetics.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roadcase.inaetics.http.Call;
import dev.roadcase.inaetics.sample.QueuedResult;
import dev.roadcase.inaetics.sample.QueuedSample;
import dev.roadcase.inaetics.sample.Result;
import dev.roadcase.inaetics.sample.Sample;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
    private static final Sample SAMPLE = new Sample(1448020000123L, -100, 99.5);
    private static final String LONGEST = "é".repeat(Text.LONGEST);

    private record Message(Object value, byte[] bytes, Function<byte[], ?> reader) {
        @Override
        public String toString() {
            return value.getClass().getSimpleName();
        }
    }

    static Stream<Message> messages() {
        Put put = new Put("producer-1", 7, 10, 12, 3, List.of(SAMPLE, SAMPLE));
        Accepted accepted = new Accepted(4, true);
        Take take = new Take("queue-1", Optional.of(Settlement.stored(9, "store-1")), 25);
        Take returning = new Take("queue-1", Optional.of(Settlement.returned(9)), 0);
        Lease lease = new Lease("queue-1", 3, true, List.of(new QueuedSample(1, SAMPLE)));
        Delivery delivery = new Delivery("queue-1", List.of(new QueuedResult(1, new Result(5, -0.5, SAMPLE))));
        return Stream.of(
                new Message(put, put.bytes(), Put::read),
                new Message(accepted, accepted.bytes(), Accepted::read),
                new Message(take, take.bytes(), Take::read),
                new Message(returning, returning.bytes(), Take::read),
                new Message(lease, lease.bytes(), Lease::read),
                new Message(delivery, delivery.bytes(), Delivery::read));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageIsReadAsItWasWritten(Message message) {
        assertThat(message.reader().apply(message.bytes())).isEqualTo(message.value());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageThatIsCutOffIsRefused(Message message) {
        for (int length = 0; length < message.bytes().length; length++) {
            byte[] cut = Arrays.copyOf(message.bytes(), length);
            assertThatIllegalArgumentException()
                    .as("after %d bytes", length)
                    .isThrownBy(() -> message.reader().apply(cut));
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageWithMoreBehindItIsRefused(Message message) {
        byte[] longer = Arrays.copyOf(message.bytes(), message.bytes().length + 1);
        assertThatIllegalArgumentException().isThrownBy(() -> message.reader().apply(longer));
    }

    @Test
    void theLongestMessagesFitIntoABody() {
        List<Sample> samples = Collections.nCopies(Put.MOST, SAMPLE);
        List<QueuedResult> results = Collections.nCopies(Put.MOST, new QueuedResult(1, new Result(5, 1, SAMPLE)));
        assertThat(new Put(LONGEST, 1, 0, 1000, 0, samples).bytes()).hasSizeLessThan(Call.LARGEST_BODY);
        assertThat(new Delivery(LONGEST, results).bytes()).hasSizeLessThan(Call.LARGEST_BODY);
    }

    @Test
    void aCountThatNoMessageMayHaveIsRefusedBeforeItIsBelieved() {
        byte[] message = new Put("p", 1, 0, 0, 0, List.of()).bytes();
        message[message.length - 4] = 0x7f;
        assertThatIllegalArgumentException().isThrownBy(() -> Put.read(message)).withMessageContaining("may be 1000");
    }

    @Test
    void aNumberThatNoQueueEverReachesIsRefused() {
        byte[] message = new Delivery("q", List.of(new QueuedResult(1, new Result(5, 1, SAMPLE)))).bytes();
        message["q".length() + 2 * Integer.BYTES] = 0x7f;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Delivery.read(message))
                .withMessageContaining("number that is not from 1 to");
    }

    @Test
    void aValueThatNoSampleHasIsRefused() {
        byte[] message = new Put("p", 1, 0, 1, 0, List.of(new Sample(1, 2, 100))).bytes();
        message[message.length - 8] = 0x7f;
        assertThatIllegalArgumentException().isThrownBy(() -> Put.read(message)).withMessageContaining("between");
    }
}
