package dev.roadcase.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One name stands for one thing, in the agent and in the bundler together, and in a demo's program. */
class NamesTest {
    @Test
    void noTwoTypesShareASimpleName() {
        requireNoTwoAlike("dev.roadcase.agent.", "dev.roadcase.bundler.");
    }

    @Test
    void noTwoTypesOfJunioShareASimpleName() {
        requireNoTwoAlike("dev.roadcase.junio.");
    }

    private static void requireNoTwoAlike(String... packages) {
        Map<String, Set<String>> places = Code.ALL.stream()
                .filter(type -> Stream.of(packages).anyMatch(type.getName()::startsWith))
                .filter(NamesTest::hasName)
                .filter(type -> !isVerbOrMain(type))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName,
                        Collectors.mapping(JavaClass::getName, Collectors.toCollection(TreeSet::new))));
        assertThat(places).isNotEmpty();
        assertThat(places.values()).allSatisfy(same -> assertThat(same).hasSize(1));
    }

    private static boolean hasName(JavaClass type) {
        return !type.isAnonymousClass()
                && !type.isArray()
                && !type.getSimpleName().equals("package-info");
    }

    /** A verb's class has the verb's name, in both programs and beside what does the work. */
    private static boolean isVerbOrMain(JavaClass type) {
        return type.getPackageName().endsWith(".cli");
    }
}
