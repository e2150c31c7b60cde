package dev.roadcase.bundler.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.output.Extents.Extent;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExtentsTest {
    private final Extents extents = new Extents();

    @Test
    void stretchesThatTouchAreOne() {
        extents.add(10, 20);
        extents.add(30, 40);
        extents.add(20, 30);
        assertThat(extents.within(0, 100)).containsExactly(new Extent(10, 40));
        assertThat(extents.endFrom(15)).isEqualTo(40);
        assertThat(extents.endFrom(40)).isEqualTo(40);
        assertThat(extents.endFrom(5)).isEqualTo(5);
    }

    @Test
    void whatIsTakenOutLeavesBothEnds() {
        extents.add(0, 100);
        extents.remove(40, 60);
        assertThat(extents.within(10, 90)).containsExactly(new Extent(10, 40), new Extent(60, 90));
    }

    @Test
    void theyAreAsASetOfBytesIs() {
        Random random = new Random(5);
        BitSet bytes = new BitSet();
        for (int step = 0; step < 5000; step++) {
            int from = random.nextInt(200);
            int end = from + 1 + random.nextInt(30);
            if (random.nextInt(3) > 0) {
                extents.add(from, end);
                bytes.set(from, end);
            } else {
                extents.remove(from, end);
                bytes.clear(from, end);
            }
            int at = random.nextInt(240);
            assertThat(extents.endFrom(at)).isEqualTo(bytes.get(at) ? bytes.nextClearBit(at) : at);
            BitSet found = new BitSet();
            extents.within(from, end + 20).forEach(extent -> found.set((int) extent.from(), (int) extent.end()));
            assertThat(found).isEqualTo(within(bytes, from, end + 20));
        }
    }

    private static BitSet within(BitSet bytes, int from, int end) {
        BitSet cut = (BitSet) bytes.clone();
        cut.clear(0, from);
        cut.clear(end, Math.max(end, cut.length()));
        return cut;
    }
}
