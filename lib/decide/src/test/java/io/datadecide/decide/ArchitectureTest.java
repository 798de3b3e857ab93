package io.datadecide.decide;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.datadecide.decide", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule libraryKnowsNoServiceFrameworkModelOrLogger = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "jakarta..",
                    "com.google.protobuf..",
                    "io.grpc..",
                    "io.fabric8..",
                    "ai.djl..",
                    "org.slf4j..",
                    "org.jboss.logging..",
                    "java.util.logging..");

    @ArchTest
    static final ArchRule libraryKnowsNoOtherLibrary = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.datadecide.plan..",
                    "io.datadecide.corpus..",
                    "io.datadecide.language..",
                    "io.datadecide.proto..",
                    "io.datadecide.cli..",
                    "io.datadecide.coordinator..",
                    "io.datadecide.trainer..",
                    "io.datadecide.scorer..");

    @ArchTest
    static final ArchRule optimisersKnowNoLaws = noClasses()
            .that()
            .resideInAPackage("..decide.scaling.optimize..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..decide.scaling", "..decide.scaling.law..", "..decide.evidence..", "..decide.rank..");
}
