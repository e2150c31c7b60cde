package dev.roadcase.tests.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Arrows between packages point one way; the tables are those of the design. */
class ArrowsTest {
    private static final String ROOT = "dev.roadcase.";
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.roadcase.agent", "dev.roadcase.bundler", "dev.roadcase.inaetics");

    /** Each package with the packages of ours that it may use, below {@link #ROOT}. */
    private static final Map<String, Set<String>> ARROWS = Arrows.ofTheDesign();

    @TestFactory
    List<DynamicTest> aPackageUsesOnlyWhatItMay() {
        return ARROWS.entrySet().stream()
                .map(arrow -> DynamicTest.dynamicTest(
                        arrow.getKey(),
                        () -> rule(arrow.getKey(), arrow.getValue())
                                .allowEmptyShould(true)
                                .check(CODE)))
                .toList();
    }

    @Test
    void everyPackageIsInTheDesign() {
        Set<String> packages = CODE.stream().map(ArrowsTest::house).collect(Collectors.toSet());
        assertThat(ARROWS.keySet()).containsAll(packages);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.roadcase.(**)").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void onlyConsolesPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..console..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .orShould()
                .callMethod(System.class, "console")
                .check(CODE);
    }

    @Test
    void namesAreNounsOfTheDomain() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helpers?|Managers?|Impl|Commons?)(\\$.*)?")
                .check(CODE);
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..manager..", "..helper..")
                .check(CODE);
    }

    @Test
    void theAgentNeedsNeitherTheBundlerNorItsLibraries() {
        noClasses()
                .that()
                .resideInAPackage("dev.roadcase.agent..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.roadcase.bundler..", "okhttp3..", "okio..", "kotlin..", "org.bouncycastle..")
                .check(CODE);
    }

    private static ArchRule rule(String from, Set<String> to) {
        DescribedPredicate<JavaClass> allowed = describe(
                "in " + to + " or not ours",
                used -> !isOurs(used) || house(used).equals(from) || to.contains(house(used)));
        return classes().that().resideInAPackage(ROOT + from + "..").should().onlyDependOnClassesThat(allowed);
    }

    private static boolean isOurs(JavaClass used) {
        return used.getPackageName().startsWith(ROOT);
    }

    /** The package of the design that a class is in: {@code bundler.spec} for {@code bundler.spec.yaml} too. */
    private static String house(JavaClass used) {
        String[] words = used.getPackageName().substring(ROOT.length()).split("\\.");
        return words[0] + "." + words[1];
    }
}
