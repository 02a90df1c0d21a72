package io.quash.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void shouldNameItsFactsInOrder() {
        final Machine machine = new Machine("A JDK 17", List.of("-Xmx1g", "-Da=b"), "Linux 6 amd64", 2, "A processor");

        assertEquals(
                "{processor=A processor, cores=2, kernel=Linux 6 amd64, jdk=A JDK 17}",
                machine.platform().toString());
        assertEquals(
                "{processor=A processor, cores=2, kernel=Linux 6 amd64, jdk=A JDK 17, JVM flags=-Xmx1g\n-Da=b}",
                machine.facts().toString());
    }

    @Test
    void shouldSayNoneWhenThereAreNoFlags() {
        assertEquals("none", new Machine("", List.of(), "", 1, "").facts().get("JVM flags"));
    }

    @Test
    void shouldHideValuesOfFlagsWhoseNamesSuggestASecret() {
        assertEquals("-Dapi.Secret=(hidden)", Machine.withoutSecret("-Dapi.Secret=abc"));
        assertEquals("-Xmx1g", Machine.withoutSecret("-Xmx1g"));
        assertEquals("-Da=b", Machine.withoutSecret("-Da=b"));
    }
}
