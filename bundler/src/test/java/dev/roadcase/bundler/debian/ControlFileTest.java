package dev.roadcase.bundler.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlFileTest {
    @Test
    void fieldsAreFoundWhateverTheirCaseAndContinuedLinesBelongToThem() {
        Stanza stanza = Stanza.parse(List.of("Package: a", "# a comment", "DESCRIPTION: one", " two", " .", "Size: 3"));
        assertThat(stanza.get("description")).contains("one\ntwo\n.");
        assertThat(stanza.require("SIZE")).isEqualTo("3");
        assertThat(stanza.get("Depends")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" continued", "no colon", ": nothing", "A: 1\na: 2"})
    void aBrokenStanzaIsRefused(String text) {
        assertThatThrownBy(() -> Stanza.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRelationFieldHoldsAlternativesVersionsAndArchitectures() {
        List<List<Relation>> field = Relation.field(
                "libc6 (>= 2.34), debconf (>= 0.5) | debconf-2.0,\n python3:any, libfoo:amd64 (= 1:2-3),");
        assertThat(field).hasSize(4);
        assertThat(field.get(1)).extracting(Relation::name).containsExactly("debconf", "debconf-2.0");
        assertThat(field.get(2).get(0)).hasToString("python3");
        assertThat(field.get(3).get(0)).hasToString("libfoo (= 1:2-3)");
    }

    @ParameterizedTest
    @CsvSource({
        "<<, 1, false", "<<, 0.9, true", "<=, 1, true", "<=, 1.1, false", "=, 1, true", "=, 1-1, false",
        ">=, 1, true", ">=, 1~, false", ">>, 1, false", ">>, 1+, true", "<, 1, true", ">, 1, true",
    })
    void aRelationAcceptsTheVersionsThatItsOperatorSays(String operator, String offered, boolean accepted) {
        assertThat(Relation.parse("a (" + operator + " 1)").accepts(new DebianVersion(offered)))
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UPPER", "a (~ 1)", "a (>= )", "a b", "../a"})
    void whatIsNoRelationIsRefused(String text) {
        assertThatThrownBy(() -> Relation.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
