package dev.roadcase.tests.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled code of all programs, without tests. It is read once: that takes longer than all that is asked of it. */
final class Code {
    static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(
                    "dev.roadcase.agent", "dev.roadcase.bundler", "dev.roadcase.inaetics", "dev.roadcase.junio");

    private Code() {}
}
