package dev.roadcase.bundler.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void everyColumnIsAsWideAsItsWidestWord() {
        assertThat(new Table("NAME", "SIZE").row("queue", "4.0 KiB").row("a", ""))
                .hasToString("NAME   SIZE\nqueue  4.0 KiB\na\n");
    }

    @Test
    void aRowThatDoesNotFitItsHeadingsIsRefused() {
        Table table = new Table("NAME", "SIZE");
        assertThatThrownBy(() -> table.row("queue")).isInstanceOf(IllegalArgumentException.class);
    }
}
