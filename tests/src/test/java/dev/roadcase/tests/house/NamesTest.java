package dev.roadcase.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One name stands for one thing, in the agent and in the bundler together, and in a demo's program. */
class NamesTest {
    private static JavaClasses code(String... packages) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages(packages);
    }

    @Test
    void noTwoTypesShareASimpleName() {
        requireNoTwoAlike(code("dev.roadcase.agent", "dev.roadcase.bundler"));
    }

    @Test
    void noTwoTypesOfJunioShareASimpleName() {
        requireNoTwoAlike(code("dev.roadcase.junio"));
    }

    private static void requireNoTwoAlike(JavaClasses code) {
        Map<String, Set<String>> places = code.stream()
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
