package dev.roadcase.inaetics.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Settings as text, and all that is wrong with them. */
final class Values {
    /** RFC 1123, "label", as Kubernetes has it for names. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final Map<String, String> values;
    private final TreeSet<String> unknown;
    private final List<String> problems = new ArrayList<>();

    Values(Map<String, String> values) {
        this.values = Map.copyOf(values);
        this.unknown = new TreeSet<>(values.keySet());
    }

    private Optional<String> value(String name) {
        unknown.remove(name);
        return Optional.ofNullable(values.get(name)).map(String::strip);
    }

    double decimal(String name, double usual, double least, double most) {
        return value(name).map(text -> decimal(name, text, least, most)).orElse(usual);
    }

    private double decimal(String name, String text, double least, double most) {
        try {
            double number = Double.parseDouble(text);
            require(number >= least && number <= most, name + " is not from " + least + " to " + most + ": " + text);
            return number;
        } catch (NumberFormatException e) {
            problems.add(name + " is not a number: " + text);
            return least;
        }
    }

    int whole(String name, int usual, int least, int most) {
        double number = decimal(name, usual, least, most);
        require(number == Math.rint(number), name + " is not a whole number: " + number);
        return (int) number;
    }

    String text(String name, String usual) {
        String text = value(name).orElse(usual);
        require(NAME.matcher(text).matches(), name + " is not a name: " + text);
        return text;
    }

    /** Names with blanks or commas between them. */
    List<String> names(String name, String usual) {
        List<String> names = List.of(value(name).orElse(usual).split("[\\s,]+"));
        names.forEach(one -> require(NAME.matcher(one).matches(), name + " has what is not a name: " + one));
        require(
                names.size() == Set.copyOf(names).size(),
                name + " has the same name twice: " + String.join(" ", names));
        return names;
    }

    void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    void throwIfAny() {
        unknown.forEach(name -> problems.add("there is no setting " + name));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }
}
