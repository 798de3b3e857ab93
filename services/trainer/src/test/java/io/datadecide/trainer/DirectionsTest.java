package io.datadecide.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.datadecide.trainer", importOptions = DoNotIncludeTests.class)
class DirectionsTest {
    @ArchTest
    static final ArchRule knowsNoOtherService = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.datadecide.coordinator..", "io.datadecide.scorer..", "io.datadecide.decide..");

    @ArchTest
    static final ArchRule theLoopKnowsNeitherNetworkNorFramework = noClasses()
            .that()
            .resideInAPackage("io.datadecide.trainer.train..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.datadecide.proto..", "io.grpc..", "io.quarkus..", "ai.djl..");

    @ArchTest
    static final ArchRule messagesStayAtTheEdges = noClasses()
            .that()
            .resideInAnyPackage("io.datadecide.trainer.process..", "io.datadecide.trainer.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.datadecide.proto..");
}
