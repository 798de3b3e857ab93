package io.datadecide.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.datadecide.cli", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule startsFastBecauseNoServiceIsInIt = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "ai.djl..",
                    "io.fabric8..",
                    "io.datadecide.coordinator..",
                    "io.datadecide.trainer..",
                    "io.datadecide.scorer..");

    @ArchTest
    static final ArchRule planningAndTextKnowNothingOfTheWire = noClasses()
            .that()
            .resideInAnyPackage("..cli.planning", "..cli.text", "..cli.home")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.grpc..", "io.datadecide.proto..");

    @ArchTest
    static final ArchRule onlyTheProgressKnowsTheTerminal = noClasses()
            .that()
            .resideOutsideOfPackage("..cli.progress")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jline..");
}
