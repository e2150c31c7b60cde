package dev.roadcase.tests.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Arrows between packages point one way, and are those that the pages list: all of them, and no others. With
 * {@code -Droadcase.pages=write} the tables are written from the code first: read the difference.
 */
class ArrowsTest {
    private static final Arrows ARROWS = Arrows.of(Code.ALL);

    /** The pages with tables; a demo's program is a world of its own. */
    private static final List<String> PAGES =
            List.of("tests/house.md", "images/inaetics/README.md", "images/junio/README.md");

    @BeforeAll
    static void write() throws IOException {
        if ("write".equals(System.getProperty("roadcase.pages"))) {
            for (String page : PAGES) {
                Checkout.write(page, new ArrowTable(Checkout.text(page)).with(ARROWS));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> aPackageUsesWhatItsRowSaysAndNothingElse() {
        return PAGES.stream().flatMap(page -> {
            ArrowTable table = new ArrowTable(Checkout.text(page));
            ArrowTable right = new ArrowTable(table.with(ARROWS));
            return Stream.concat(table.rows().stream(), right.rows().stream())
                    .map(ArrowTable::name)
                    .distinct()
                    .map(name -> DynamicTest.dynamicTest(name, () -> requireSame(name, table, right)));
        });
    }

    private static void requireSame(String name, ArrowTable table, ArrowTable right) {
        assertThat(row(name, table))
                .as("the row of %s, whose code says%n%s%n", name, Arrows.reasons(Code.ALL, name))
                .isEqualTo(row(name, right));
    }

    private static List<String> row(String name, ArrowTable table) {
        return table.rows().stream()
                .filter(row -> ArrowTable.name(row).equals(name))
                .toList();
    }

    @Test
    void everyPackageHasARow() {
        assertThat(PAGES.stream()
                        .flatMap(page -> new ArrowTable(Checkout.text(page)).rows().stream())
                        .map(ArrowTable::name))
                .containsExactlyInAnyOrderElementsOf(ARROWS.uses().keySet());
    }

    /** So that a drawing cannot lie: a room stands above all that it uses. */
    @ParameterizedTest
    @ValueSource(strings = {"agent", "bundler"})
    void theArrowsOfADrawingPointDown(String module) {
        RoomDrawing drawing = RoomDrawing.of(Checkout.text(module + "/README.md"));
        Map<String, Set<String>> rooms = ARROWS.betweenRooms(module).uses();
        assertThat(rooms.keySet())
                .allSatisfy(room -> assertThat(drawing.lines(room)).as(room).hasSize(1));
        rooms.forEach((room, used) -> assertThat(used)
                .as("what %s uses stands below it", room)
                .allMatch(other -> drawing.line(other) > drawing.line(room)));
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.roadcase.(**)").should().beFreeOfCycles().check(Code.ALL);
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
                .check(Code.ALL);
    }

    @Test
    void whatWorksKnowsNoConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..console..", "..cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..console..")
                .check(Code.ALL);
    }

    @Test
    void namesAreNounsOfTheDomain() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helpers?|Managers?|Impl|Commons?)(\\$.*)?")
                .check(Code.ALL);
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..manager..", "..helper..")
                .check(Code.ALL);
    }

    @Test
    void theAgentNeedsNeitherTheBundlerNorItsLibraries() {
        noClasses()
                .that()
                .resideInAPackage("dev.roadcase.agent..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.roadcase.bundler..", "okhttp3..", "okio..", "kotlin..", "org.bouncycastle..")
                .check(Code.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "producer", "queue", "processor"})
    void aServiceOfTheDemonstratorKnowsTheOthersByTheirMessagesAlone(String service) {
        String[] others = Stream.of("viewer", "producer", "queue", "processor")
                .filter(other -> !other.equals(service))
                .map(other -> Arrows.ROOT + "inaetics." + other + "..")
                .toArray(String[]::new);
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(Arrows.ROOT + "inaetics." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
        rule.check(Code.ALL);
    }
}
