package io.datadecide.serving;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.datadecide.serving", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule callsAreServedWhateverTheySay = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.google.protobuf..",
                    "io.fabric8..",
                    "ai.djl..",
                    "org.slf4j..",
                    "org.jboss..",
                    "java.util.logging..",
                    "io.datadecide.proto..",
                    "io.datadecide.coordinator..",
                    "io.datadecide.trainer..",
                    "io.datadecide.scorer..",
                    "io.datadecide.cli..");

    @ArchTest
    static final ArchRule recipientsKnowNoFramework = noClasses()
            .that()
            .haveSimpleName("Recipient")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.vertx..", "jakarta..");
}
