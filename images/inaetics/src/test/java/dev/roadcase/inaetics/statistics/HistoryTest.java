package dev.roadcase.inaetics.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final History history = new History();

    @Test
    void keepsTheLastFiveMinutesOfEachStatistic() {
        for (int second = 0; second < 1000; second++) {
            history.add(1000L * second, List.of(Statistic.utilization("queue", second % 100)));
        }
        assertThat(history.series(Set.of(), 1000).get(0).points()).hasSize(History.MOST);
        assertThat(history.series(Set.of("queue"), History.USUAL).get(0).points())
                .hasSize(24)
                .last()
                .isEqualTo(new Series.Point(999_000, 99));
        assertThat(history.series(Set.of("data-store"), 24)).isEmpty();
    }

    @Test
    void ofMoreStatisticsThanAShowHasEachAnswersWithLess() {
        List<Statistic> all = IntStream.range(0, 200)
                .mapToObj(number -> Statistic.count("c" + number, number))
                .toList();
        for (int second = 0; second < History.MOST; second++) {
            history.add(1000L * second, all);
        }
        assertThat(history.series(Set.of(), History.MOST))
                .hasSize(200)
                .allSatisfy(series -> assertThat(series.points())
                        .hasSize(150)
                        .last()
                        .extracting(Series.Point::time)
                        .isEqualTo(299_000L));
        assertThat(history.series(Set.of("c7"), History.MOST).get(0).points()).hasSize(History.MOST);
    }

    @Test
    void forgetsAServiceThatIsGone() {
        history.add(0, List.of(Statistic.throughput("producer-1", 50)));
        history.add(299_000, List.of(Statistic.throughput("producer-2", 50)));
        assertThat(history.series(Set.of(), 1)).hasSize(2);
        history.add(301_000, List.of());
        assertThat(history.series(Set.of(), 1))
                .extracting(series -> series.latest().name())
                .containsExactly("producer-2");
    }

    @Test
    void whereTheClockIsSetBackNothingIsLaterThanTheLatest() {
        history.add(3_600_000, List.of(Statistic.utilization("queue", 1), Statistic.throughput("producer-1", 50)));
        history.add(1000, List.of(Statistic.utilization("queue", 2)));
        history.add(2000, List.of(Statistic.utilization("queue", 3)));
        assertThat(history.series(Set.of(), 24))
                .singleElement()
                .satisfies(queue -> assertThat(queue.points())
                        .containsExactly(new Series.Point(1000, 2), new Series.Point(2000, 3)));
    }

    @Test
    void isShownAsThePagesReadIt() {
        history.add(7, List.of(Statistic.throughput("data-store", 2.5)));
        assertThat(history.series(Set.of(), 24).get(0).json())
                .hasToString(
                        "{\"name\":\"data-store\",\"displayName\":\"Data store\",\"type\":\"throughput\",\"unit\":\"samples/s\","
                                + "\"timestamps\":[7],\"values\":[2.5]}");
    }
}
