package io.quash.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediansTest {
    @Test
    void shouldTakeTheMiddleValueWhenCountIsOdd() {
        assertEquals(3, Medians.median(9, 1, 3));
        assertEquals(7, Medians.median(7));
    }

    @Test
    void shouldTakeTheMeanOfTheMiddleTwoWhenCountIsEven() {
        assertEquals(2.5, Medians.median(100, 2, 1, 3));
    }

    @Test
    void shouldRefuseWhenThereAreNoValues() {
        assertThrows(IllegalArgumentException.class, Medians::median);
    }

    @Test
    void shouldLeaveTheValuesInTheirOrder() {
        final double[] values = {3, 1, 2};
        Medians.median(values);
        assertEquals(3, values[0]);
    }

    @Test
    void shouldTakeTheMedianOfTheRatiosRatherThanTheRatioOfTheMedians() {
        final List<Double> client = List.of(10.0, 20.0, 90.0);
        final List<Double> floor = List.of(5.0, 2.0, 30.0);

        assertEquals(3, Medians.medianRatio(client, floor, value -> value));
    }
}
