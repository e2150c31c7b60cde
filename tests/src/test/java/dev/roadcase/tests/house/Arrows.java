package dev.roadcase.tests.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which package uses which, each by its name below {@value #ROOT}.
 *
 * @param uses for each package the others that it uses, itself left out
 */
record Arrows(Map<String, Set<String>> uses) {
    static final String ROOT = "dev.roadcase.";

    Arrows {
        uses = new TreeMap<>(uses);
    }

    /** Those that the compiled code has. A constant that the compiler copies leaves none. */
    static Arrows of(JavaClasses code) {
        Map<String, Set<String>> uses = new TreeMap<>();
        code.forEach(one -> uses.computeIfAbsent(name(one), name -> new TreeSet<>())
                .addAll(others(one).map(used -> name(used.getTargetClass())).toList()));
        return new Arrows(uses);
    }

    /** Why code has the arrows of a package: one use of each other package. */
    static String reasons(JavaClasses code, String from) {
        return code.stream()
                .filter(one -> name(one).equals(from))
                .flatMap(Arrows::others)
                .collect(Collectors.toMap(
                        used -> name(used.getTargetClass()),
                        Dependency::getDescription,
                        (one, other) -> one,
                        TreeMap::new))
                .values()
                .stream()
                .collect(Collectors.joining("\n"));
    }

    private static Stream<Dependency> others(JavaClass one) {
        return one.getDirectDependenciesFromSelf().stream()
                .filter(used -> isOurs(used.getTargetClass()))
                .filter(used -> !name(used.getTargetClass()).equals(name(one)));
    }

    private static boolean isOurs(JavaClass one) {
        return one.getBaseComponentType().getPackageName().startsWith(ROOT);
    }

    private static String name(JavaClass one) {
        return one.getBaseComponentType().getPackageName().substring(ROOT.length());
    }

    /** The packages of one module. */
    Set<String> packages(String module) {
        return uses.keySet().stream().filter(name -> isOf(module, name)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same between rooms of one module: packages together with those below them, by one word. */
    Arrows betweenRooms(String module) {
        Map<String, Set<String>> rooms = new TreeMap<>();
        uses.forEach((name, used) -> {
            if (isOf(module, name)) {
                Set<String> others = rooms.computeIfAbsent(room(name), room -> new TreeSet<>());
                used.stream()
                        .filter(other -> isOf(module, other))
                        .map(Arrows::room)
                        .forEach(others::add);
                others.remove(room(name));
            }
        });
        return new Arrows(rooms);
    }

    private static boolean isOf(String module, String name) {
        return name.startsWith(module + ".");
    }

    private static String room(String name) {
        return name.split("\\.")[1];
    }
}
